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

/** A row in full; its clinical fields are decrypted only for people who may read them. */
export function consultationOf(row: ConsultationRow, reader: Reader): Consultation {
  const { isWithheld, emergencyAccess } = reader.accessTo(row);
  const open = (name: "complaint" | "notes" | "diagnosis" | "advice") =>
    isWithheld ? null : decryptMaybe(row[name], { column: `consultations.${name}`, id: row.id });
  return {
    ...row,
    ...summaryOf(row),
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
