import type { Db } from "@/db/client";
import { logger } from "@/lib/platform/log/logger";
import type { Refusal } from "./access";
import { AppError } from "./errors";
import type { Permission } from "./policy";
import { auditRow, idOf, recordAll } from "./record";
import type { Context } from "./scope";
import type { Words } from "./words";

/** A refusal by the policy, not by a rule of the domain. It is audited. */
export class Denied extends AppError {
  constructor(
    code: Refusal,
    readonly subject?: unknown,
    detail?: Words,
  ) {
    super(code, detail);
  }
}

/**
 * Whether this is a refusal that must still be audited: by the policy, or by a rule that says `forbidden` like the policy.
 * A lasting refusal has its audit row already.
 */
export const isDenial = (error: AppError) => error instanceof Denied || (error.code === "forbidden" && !error.lasting);

/** Audits a denial outside the transaction it came from, which is rolled back. Does not throw. */
export async function auditDenial(db: Db, action: Permission, context: Context, error: AppError, input: unknown): Promise<void> {
  const resourceId = idOf(error instanceof Denied ? error.subject : undefined) ?? idOf(input);
  const audit = auditRow(action, context, "denied", { resourceId, details: { code: error.code } });
  // The caller gets the denial even if the audit cannot be written; that failure is logged.
  await recordAll(db, { audit }).catch((err: unknown) => logger.error({ requestId: context.requestId, err }, "a denial could not be audited"));
}
