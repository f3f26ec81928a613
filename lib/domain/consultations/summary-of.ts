import { localDate } from "@/lib/clock/local-day";
import { ageAnswer } from "@/lib/domain/patients/age";
import type { Reader } from "@/lib/domain/records/reader";
import type { listVisible } from "./queries";
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
