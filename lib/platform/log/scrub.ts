const hidden = new Set([
  // secrets
  ...["password", "newPassword", "currentPassword", "passwordHash", "token", "pendingSecret", "accessToken", "refreshToken", "sessionToken"],
  ...["secret", "privateKey", "jws", "otpauthUrl", "totpCode", "recoveryCode", "recoveryCodes", "mfaToken", "apiKey", "authorization", "cookie", "set-cookie"],
  // health
  ...["complaint", "complaints", "symptoms", "notes", "diagnosis", "advice", "findings", "history", "investigations"],
  ...["medications", "instructions", "heightCm", "weightKg", "allergies", "medicines", "since", "assessment", "plan"],
  ...["reason", "cancelReason", "completionReason", "objection", "decisionReason", "revokedReason", "comment", "content", "response", "fileName", "fileKey"],
  // the person
  ...["firstName", "lastName", "email", "phone", "dateOfBirth", "gender", "address", "abhaNumber", "accompaniedBy", "shown", "registrationNumber", "proof", "guestName", "guestRelation"],
  // fields that may contain any of these
  ...["body", "input", "values", "parameters", "params", "args", "query", "detail", "where"],
]);

/** The same fields, with the values hidden that may contain a secret or a person's data. Everything deeper than three levels is left out. */
export function scrub(fields: Record<string, unknown>, depth = 0): Record<string, unknown> {
  let copy: Record<string, unknown> | undefined;
  for (const key in fields) {
    const value = fields[key];
    const clean = hidden.has(key) ? "[hidden]" : cleanValue(key, value, depth);
    if (clean !== value) (copy ??= Array.isArray(fields) ? ([...fields] as unknown as Record<string, unknown>) : { ...fields })[key] = clean;
  }
  return copy ?? fields;
}

function cleanValue(key: string, value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  // Errors under these two names are scrubbed by the logger's serializer. Under other names an error would be logged with all its fields.
  if (value instanceof Error) return key === "err" || key === "error" ? value : scrubError(value);
  return depth < 3 ? scrub(value as Record<string, unknown>, depth + 1) : "[deep]";
}

/**
 * The parts of an error that a log may contain: kind, code, the constraint's name, the stack, the cause.
 *
 * Database errors quote the data (`Key (email)=(…)`, `invalid input syntax … "…"`, Drizzle's `params: …`), so of their
 * messages only the words before any value are kept.
 */
export function scrubError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) {
    return typeof error === "object" && error !== null ? scrub(error as Record<string, unknown>) : error;
  }
  const extra = error as Error & Record<"code" | "constraint_name" | "table_name" | "severity" | "syscall", unknown>;
  const message = wordsOf(error.message, { name: error.name, fromDatabase: extra.severity !== undefined });
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

function wordsOf(message: string, { name, fromDatabase }: { name: string; fromDatabase: boolean }): string {
  // JSON.parse quotes the text that it could not parse.
  if (name === "SyntaxError") return message.split(/["'`]/, 1)[0] ?? "";
  const words = message.split(/\n?params:/, 1)[0] ?? "";
  // Names that the database quotes (a constraint, a column) have fields of their own.
  return fromDatabase ? words.replace(/"[^"]*"/gs, '"…"') : words.slice(0, 2000);
}

/** The stack without its first lines, which repeat the message. */
function framesOf(error: Error): string | undefined {
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return frames?.join("\n");
}
