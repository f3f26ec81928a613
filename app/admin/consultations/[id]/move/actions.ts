"use server";

import { redirect } from "next/navigation";
import { rescheduleConsultation } from "@/lib/domain/consultations/reschedule/reschedule";
import { formAction } from "@/lib/http/web/action";

/** Moves the visit to the chosen time, of another doctor too. */
export const moveAction = formAction(rescheduleConsultation, { then: ({ id }) => redirect(`/admin/consultations/${id}`) });
