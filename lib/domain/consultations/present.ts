import { localDate } from "@/lib/clock/local-day";
import { ageAnswer } from "@/lib/domain/patients/age";
import type { Reader } from "@/lib/domain/records/reader";
import { decryptMaybe } from "@/lib/platform/crypto/encrypt";
import { kindOfVisit } from "./checks/kind-of-visit";
import type { ConsultationRow, listVisible } from "./queries";
import type { Consultation, ConsultationSummary } from "./schema";

type SummaryRow = Awaited<ReturnType<typeof listVisible>>[number];

/** A row as lists show it. Administrators do not see how old the patient is. */
export function summaryOf(row: SummaryRow, reader: Reader): ConsultationSummary {
  return {
    ...row,
    doctor: { id: row.doctorId, name: row.doctorName },
    patient: reader.accessTo(row).isWithheld ? { ...HIDDEN_PERSON, id: row.patientId, name: row.patientName } : patientOf(row),
    bookedBy: { id: row.bookedById, name: row.bookedByName },
    fee: { amount: row.feeAmount, currency: "INR" },
    holdEndsAt: row.holdEndsAt === null ? null : new Date(row.holdEndsAt),
    payment: row.paymentStatus && { status: row.paymentStatus },
  };
}

const HIDDEN_PERSON = { age: null, gender: null };

/** The patient with gender, and with the age on the day of the consultation in the doctor's zone. */
export function patientOf(row: Pick<SummaryRow, "patientId" | "patientName" | "patientBirth" | "patientGender" | "startsAt" | "timeZone">): Consultation["patient"] {
  const { patientId, patientName, patientBirth, patientGender, startsAt, timeZone } = row;
  return { id: patientId, name: patientName, age: ageAnswer(localDate(startsAt, timeZone), patientBirth), gender: patientGender };
}

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
    ...checkedOf(row, isWithheld),
    cancelReason: isWithheld ? null : decryptMaybe(row.cancelReason, { column: "consultations.cancel_reason", id: row.id }),
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
