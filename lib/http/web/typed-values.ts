/** Names of fields with secrets: `totpCode` and `recoveryCode` are, `postalCode` is not. */
const SECRET = /password|token|secret|^(?:totp|recovery)?code$/i;

/** The values typed into a form, by field name, to be shown again; without secrets. A name ending in `[]` has a list. */
export function typedValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION") || name.startsWith("drawnFor") || SECRET.test(name)) continue;
    const all = form.getAll(name).filter((value): value is string => typeof value === "string");
    values[name] = name.endsWith("[]") ? all : (all[0] ?? "");
  }
  return values;
}
