import type { Db } from "@/db/client";
import { logger } from "@/lib/platform/log/logger";
import type { Refusal } from "./access";
import { AppError } from "./errors";
import type { Permission } from "./policy";
import { auditRow, idOf, recordAll } from "./record";
import type { Context } from "./scope";
import type { Words } from "./words";

/** Refused by the policy, as against refused by a rule of the domain. Audited. */
export class Denied extends AppError {
  constructor(
    code: Refusal,
    readonly subject?: unknown,
    detail?: Words,
  ) {
    super(code, detail);
  }
}

/** Whether this is a refusal that has no audit row yet: by the policy, or by a rule that says `forbidden` as the policy does. */
export const isDenial = (error: AppError) => error instanceof Denied || (error.code === "forbidden" && !error.lasting);

/** Audits a denial by itself: the transaction it came from is undone. Does not throw. */
export async function auditDenial(db: Db, action: Permission, context: Context, error: AppError, input: unknown): Promise<void> {
  const resourceId = idOf(error instanceof Denied ? error.subject : undefined) ?? idOf(input);
  const audit = auditRow(action, context, "denied", { resourceId, details: { code: error.code } });
  // A denial must be answered as a denial even where the audit cannot be reached; that is then logged.
  await recordAll(db, { audit }).catch((err: unknown) => logger.error({ requestId: context.requestId, err }, "a denial could not be audited"));
}
