/**
 * One value per process, however many bundles import this file.
 *
 * The API door (`server.ts`) and Next are bundled separately but run in one process. So a module variable is not one
 * per process: a pool or a metrics registry kept in one would exist twice.
 *
 * @param name unique name of the value
 * @param make called at the first request for `name` only
 */
export function once<T>(name: string, make: () => T): T {
  const known = found.get(name);
  if (known !== undefined) return known as T;
  const store = globalThis as unknown as Record<symbol, T | undefined>;
  const value = (store[Symbol.for(`amrutam.${name}`)] ??= make());
  found.set(name, value);
  return value;
}

/** The values this bundle has asked for already: a request asks about twenty times, and the global symbol registry is slow. */
const found = new Map<string, unknown>();
