/** The database's address for pg-boss's driver, which reads `sslmode` as libpq and our own pool do only if told to. */
export function libpqUrl(address: string): string {
  const url = new URL(address);
  if (url.searchParams.has("sslmode")) url.searchParams.set("uselibpqcompat", "true");
  return url.href;
}
