"use server";

import { refresh } from "next/cache";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { formAction } from "@/lib/http/web/action";

/** Cancels the consultation on behalf of patient and doctor. */
export const cancelAction = formAction(cancelConsultation, { then: () => refresh() });
