import { decrypt, decryptMaybe } from "@/lib/platform/crypto/encrypt";
import type { ContestRow } from "./queries";
import type { Contest } from "./schema";

/** An objection as `reader` sees it: what one side wrote is between that side and the administrators. */
export function contestOf(row: ContestRow, reader: "patient" | "doctor" | "admin"): Contest {
  const { id, objection, decisionReason } = row;
  const maySee = reader === "admin" || reader === row.side;
  return {
    ...row,
    text: maySee ? decrypt(objection, { column: "visit_contests.objection", id }) : null,
    decisionReason: decryptMaybe(decisionReason, { column: "visit_contests.decision_reason", id }),
  };
}
