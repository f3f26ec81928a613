"use server";

import { refresh } from "next/cache";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { endCare } from "@/lib/domain/patients/carers/end";
import { formAction } from "@/lib/http/web/action";

/** Cancels the consultation on behalf of patient and doctor. */
export const cancelAction = formAction(cancelConsultation, { then: () => refresh() });

/** Ends an account's care for the patient, with a reason that the audit keeps. */
export const endCareAction = formAction(endCare, { then: () => refresh() });
