import { localDate } from "@/lib/clock/local-day";
import { ageOn, ageText } from "@/lib/domain/accounts/age";
import type { Reader } from "@/lib/domain/records/reader";
import { decryptMaybe } from "@/lib/platform/crypto/encrypt";
import type { ConsultationRow, listVisible } from "./queries";
import type { Consultation, ConsultationSummary } from "./schema";

type SummaryRow = Awaited<ReturnType<typeof listVisible>>[number];

/** A row as lists show it. */
export function summaryOf(row: SummaryRow): ConsultationSummary {
  return {
    ...row,
    doctor: { id: row.doctorId, name: row.doctorName },
    patient: { id: row.patientId, name: row.patientName },
    fee: { amount: row.feeAmount, currency: "INR" },
    payment: row.paymentStatus && { status: row.paymentStatus },
  };
}

const HIDDEN_PERSON = { age: null, gender: null };

/** The patient with gender, and with the age on the day of the consultation in the doctor's zone. */
export function patientOf(row: Pick<ConsultationRow, "patientId" | "patientName" | "patientBirth" | "patientGender" | "startsAt" | "timeZone">): Consultation["patient"] {
  const { patientId, patientName, patientBirth, patientGender, startsAt, timeZone } = row;
  const age = patientBirth === null ? null : ageOn(localDate(startsAt, timeZone), patientBirth);
  return { id: patientId, name: patientName, age: age && { ...age, text: ageText(age) }, gender: patientGender };
}

/** A row in full; its clinical fields are decrypted only for people who may read them. */
export function consultationOf(row: ConsultationRow, reader: Reader): Consultation {
  const { isWithheld, emergencyAccess } = reader.accessTo(row);
  const open = (name: "complaint" | "notes" | "diagnosis" | "advice") =>
    isWithheld ? null : decryptMaybe(row[name], { column: `consultations.${name}`, id: row.id });
  return {
    ...row,
    ...summaryOf(row),
    patient: isWithheld ? { ...HIDDEN_PERSON, id: row.patientId, name: row.patientName } : patientOf(row),
    withheld: isWithheld,
    emergencyAccess,
    complaint: open("complaint"),
    notes: open("notes"),
    diagnosis: open("diagnosis"),
    advice: open("advice"),
    modeSwitches: row.modeSwitches.map(({ at, ...modes }) => ({ ...modes, at: new Date(at) })),
    cancelReason: isWithheld ? null : decryptMaybe(row.cancelReason, { column: "consultations.cancel_reason", id: row.id }),
  };
}
