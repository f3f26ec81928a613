import type { z } from "zod";
import type { Context } from "@/lib/core/scope";
import type { CheckKind } from "@/lib/domain/consultations/checks/schema";
import { listConsultations } from "@/lib/domain/consultations/list";
import type { Consultation } from "@/lib/domain/consultations/schema";
import { listPrescriptions } from "@/lib/domain/prescriptions/list";

type Visit = z.input<typeof Consultation>;

/** The patient's earlier completed visits with this doctor, and the signed prescriptions of them. */
export async function visitsBefore(context: Context, { patient, startsAt, followUp, visitKind }: Visit) {
  if (!followUp && !visitKind?.lastVisitAt) return { earlier: [], prescriptions: [] };
  const [earlier, prescriptions] = await Promise.all([
    listConsultations(context, { patientId: patient.id, status: "completed", to: startsAt, limit: 5 }),
    listPrescriptions(context, { patientId: patient.id, status: "signed", limit: 50 }),
  ]);
  return { earlier: earlier.data, prescriptions: prescriptions.data };
}

/** Whether the doctor has confirmed something about a visit, and not taken it back. */
export const isConfirmed = ({ checks = [] }: Visit, kind: CheckKind) => checks.some((check) => check.kind === kind && check.holds);
