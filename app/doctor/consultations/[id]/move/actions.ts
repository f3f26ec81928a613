"use server";

import { redirect } from "next/navigation";
import { rescheduleConsultation } from "@/lib/domain/consultations/reschedule/reschedule";
import { formAction } from "@/lib/http/web/action";

/** Offers the patient the chosen time. */
export const offerMoveAction = formAction(rescheduleConsultation, { then: ({ id }) => redirect(`/doctor/consultations/${id}`) });
