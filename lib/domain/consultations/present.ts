import { type Actor, actorId } from "@/lib/core/actor";
import { unsealMaybe } from "@/lib/platform/crypto";
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

/** A row in full; its clinical fields opened only for the two who met. */
export function consultationOf(row: ConsultationRow, reader: Actor): Consultation {
  const attends = [row.patientId, row.doctorId].includes(actorId(reader) ?? "");
  const open = (name: "complaint" | "notes" | "diagnosis" | "advice") =>
    attends ? unsealMaybe(row[name], { column: `consultations.${name}`, id: row.id }) : null;
  return {
    ...row,
    ...summaryOf(row),
    complaint: open("complaint"),
    notes: open("notes"),
    diagnosis: open("diagnosis"),
    advice: open("advice"),
    modeSwitches: row.modeSwitches.map(({ at, ...modes }) => ({ ...modes, at: new Date(at) })),
    cancelReason: unsealMaybe(row.cancelReason, { column: "consultations.cancel_reason", id: row.id }),
  };
}
