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
  const store = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`amrutam.${name}`);
  return (store[key] ??= make());
}
