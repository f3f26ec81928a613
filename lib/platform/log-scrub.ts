const hidden = new Set([
  // secrets
  ...["password", "newPassword", "currentPassword", "passwordHash", "token", "accessToken", "refreshToken", "sessionToken"],
  ...["secret", "otpauthUrl", "totpCode", "recoveryCode", "recoveryCodes", "apiKey", "authorization", "cookie", "set-cookie"],
  // health
  ...["complaint", "complaints", "symptoms", "notes", "diagnosis", "advice", "findings", "history", "investigations"],
  ...["medications", "instructions", "heightCm", "weightKg", "allergies"],
  // the person
  ...["firstName", "lastName", "email", "phone", "dateOfBirth", "gender", "address", "registrationNumber"],
  // what carries any of them
  ...["body", "input", "values", "parameters", "params", "args", "query", "detail", "where"],
]);

/** The same fields without those that may carry a secret or a person's data, three levels deep. */
export function scrub(fields: Record<string, unknown>, depth = 0): Record<string, unknown> {
  let copy: Record<string, unknown> | undefined;
  for (const key in fields) {
    const value = fields[key];
    if (hidden.has(key)) {
      (copy ??= { ...fields })[key] = "[hidden]";
    } else if (depth < 3 && typeof value === "object" && value !== null && !(value instanceof Error)) {
      const clean = scrub(value as Record<string, unknown>, depth + 1);
      if (clean !== value) (copy ??= { ...fields })[key] = clean;
    }
  }
  return copy ?? fields;
}

/**
 * What a log may know of an error: kind, code, the constraint's name, the stack, the cause.
 *
 * Database errors quote what was written (`Key (email)=(…)`, `invalid input syntax … "…"`, Drizzle's
 * `params: …`), so of those only the words before any value are kept.
 */
export function scrubError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) {
    return typeof error === "object" && error !== null ? scrub(error as Record<string, unknown>) : error;
  }
  const extra = error as Error & Record<"code" | "constraint_name" | "table_name" | "severity" | "syscall", unknown>;
  const message = wordsOf(error.message, extra.severity !== undefined);
  return {
    type: error.name,
    message,
    code: extra.code,
    constraint: extra.constraint_name,
    table: extra.table_name,
    syscall: extra.syscall,
    stack: framesOf(error),
    cause: error.cause !== undefined && depth < 4 ? scrubError(error.cause, depth + 1) : undefined,
  };
}

function wordsOf(message: string, fromDatabase: boolean): string {
  const words = message.split(/\n?params:/, 1)[0] ?? "";
  // Names that the database quotes (a constraint, a column) have fields of their own.
  return fromDatabase ? words.replace(/"[^"]*"/gs, '"…"') : words.slice(0, 2000);
}

/** The stack without its first lines, which repeat the message. */
function framesOf(error: Error): string | undefined {
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return frames?.join("\n");
}
