import { AppError, type FieldErrors } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { newId } from "@/lib/platform/ids";
import { transitions } from "../prescription";
import { contentOf } from "../present";
import { lockPrescription } from "../queries";
import { isVerificationCode } from "../verification-code";
import { leftOf, type LeftOver, stateOf } from "./left";
import { dispensationsOf } from "./present";
import { insertDispensation, listDispensations } from "./queries";
import { DispensePrescription, Recorded } from "./schema";

/**
 * A pharmacy records what it dispensed. The lock on the prescription makes pharmacies wait for each other, and for its doctor: what is
 * dispensed never exceeds the paper, and nothing is dispensed on one that was revoked since it was scanned. A wrong code is
 * answered as an unknown number, like in the check.
 */
export const dispensePrescription = command({
  name: "prescription.dispense",
  input: DispensePrescription,
  output: Recorded,
  async load({ db }, { id, code }) {
    const paper = await lockPrescription(db, id);
    return paper?.contentHash && isVerificationCode(code, paper.contentHash) ? paper : undefined;
  },
  async run({ db, actor, now, emit }, { id, items: asked, pharmacy }, paper) {
    if (paper.status !== "signed") {
      throw new AppError("invalid_transition", say("refusals.prescription.notDispensable", { status: paper.status }), { extra: { allowed: transitions[paper.status] } });
    }
    const { medications } = contentOf(paper);
    const before = await listDispensations(db, id);
    const items = takeFrom(leftOf(medications, before), asked);
    const row = { id: newId(), at: now, pharmacy, items };
    await insertDispensation(db, { id: row.id, prescriptionId: id, apiKeyId: actor.id, pharmacy, items, createdAt: now });
    emit("prescription.dispensed", { prescriptionId: id, consultationId: paper.consultationId });
    const left = leftOf(medications, [...before, row]);
    return { ...dispensationsOf([row], medications)[0]!, prescriptionId: id, status: stateOf(left) as "partly_dispensed" | "dispensed", left: left.map(shown) };
  },
  auditNote: ({ id }, { patientId, consultationId }) => ({ patientId, details: { consultationId, dispensationId: id } }),
});

const shown = ({ medication, quantity, unit }: LeftOver) => ({ medication, quantity, unit });

/** Checks what is asked for against what is left. All of it or nothing is recorded. */
function takeFrom(left: readonly LeftOver[], asked: readonly { medication: number; quantity: number | "all" }[]) {
  const fields: FieldErrors = {};
  for (const [n, { medication, quantity }] of asked.entries()) {
    const own = left[medication];
    if (!own) fields[`items.${n}.medication`] = [say("fields.dispensing.noMedicine", { count: left.length })];
    else if (own.quantity === "all" && quantity !== "all") fields[`items.${n}.quantity`] = [say("fields.dispensing.onlyAll")];
  }
  if (Object.keys(fields).length > 0) throw new AppError("invalid_input", undefined, { fields });
  const isTooMuch = asked.some(({ medication, quantity }) => {
    const own = left[medication]!.quantity;
    return own === 0 || (own !== "all" && quantity !== "all" && quantity > own);
  });
  if (isTooMuch) throw new AppError("already_dispensed", say("refusals.prescription.alreadyDispensed"), { extra: { left: left.map(shown) } });
  return asked.map(({ medication, quantity }) => {
    const own = left[medication]!.quantity;
    return { medication, quantity: quantity !== "all" ? quantity : own === "all" ? null : own };
  });
}
