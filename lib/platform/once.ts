/**
 * One value per process, whatever the number of bundles that import this file.
 *
 * The API door (`server.ts`) and Next are bundled apart but run in one process, so module scope is not
 * process scope: a pool or a metrics registry kept in a module variable would exist twice.
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

/** What this bundle has asked for already: a request asks some twenty times, and the symbols' registry is slow to answer. */
const found = new Map<string, unknown>();
