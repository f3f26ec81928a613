import type { Reader } from "@/lib/domain/records/reader";
import { decryptMaybe } from "@/lib/platform/crypto/encrypt";
import { kindOfVisit } from "./checks/kind-of-visit";
import type { ConsultationRow } from "./queries";
import type { Consultation } from "./schema";
import { patientOf, summaryOf } from "./summary-of";

export { patientOf, summaryOf };

/** A row in full; its clinical fields are decrypted only for people who may read them. */
export function consultationOf(row: ConsultationRow, reader: Reader): Consultation {
  const { isWithheld, emergencyAccess } = reader.accessTo(row);
  const open = (name: "complaint" | "notes" | "diagnosis" | "advice") =>
    isWithheld ? null : decryptMaybe(row[name], { column: `consultations.${name}`, id: row.id });
  return {
    ...row,
    ...summaryOf(row, reader),
    holdEndsAt: row.holdEndsAt === null ? null : new Date(row.holdEndsAt),
    accompaniedBy: isWithheld || row.adultName === null || row.adultRelation === null ? null : { name: row.adultName, relation: row.adultRelation },
    withheld: isWithheld,
    emergencyAccess,
    complaint: open("complaint"),
    notes: open("notes"),
    diagnosis: open("diagnosis"),
    advice: open("advice"),
    completionReason: isWithheld ? null : decryptMaybe(row.completionReason, { column: "consultations.completion_reason", id: row.id }),
    modeSwitches: row.modeSwitches.map(({ at, ...modes }) => ({ ...modes, at: new Date(at) })),
    rescheduled: row.moves.map(({ from, to, by, at }) => ({ from: new Date(from), to: new Date(to), by, at: new Date(at) })),
    moveOffer: row.moveOffer && offerOf(row.moveOffer, isWithheld),
    ...checkedOf(row, isWithheld),
    cancelReason: isWithheld ? null : decryptMaybe(row.cancelReason, { column: "consultations.cancel_reason", id: row.id }),
  };
}

function offerOf({ id, slotId, startsAt, endsAt, keptUntil, reason, offeredAt }: NonNullable<ConsultationRow["moveOffer"]>, isWithheld: boolean): Consultation["moveOffer"] {
  return {
    id,
    slot: slotId && startsAt && endsAt ? { id: slotId, startsAt: new Date(startsAt), endsAt: new Date(endsAt) } : null,
    keptUntil: keptUntil ? new Date(keptUntil) : null,
    reason: isWithheld ? null : decryptMaybe(reason, { column: "move_offers.reason", id }),
    offeredAt: new Date(offeredAt),
  };
}

/** What the doctor has confirmed, and what follows from it. */
function checkedOf(row: ConsultationRow, isWithheld: boolean): Required<Pick<Consultation, "checks" | "consent">> & Pick<Consultation, "visitKind"> {
  const checks = row.checks.map(({ id, kind, holds, at, byId, shown }) => ({
    kind,
    holds,
    at: new Date(at),
    // Only its doctor confirms anything about a visit.
    by: { id: byId, name: row.doctorName },
    shown: isWithheld ? null : decryptMaybe(shown, { column: "consultation_checks.shown", id }),
  }));
  const explicit = checks.find(({ kind, holds }) => kind === "consent" && holds);
  const consent = explicit ? { kind: "explicit" as const, at: explicit.at } : { kind: "implied" as const, at: row.consentAt };
  // Whether it is the same condition says something about health.
  if (isWithheld) return { checks: checks.filter(({ kind }) => kind !== "condition"), consent };
  return { checks, consent, visitKind: kindOfVisit(row) };
}
