"use server";

import { refresh } from "next/cache";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { formAction } from "@/lib/http/web/action";

/** Cancels for the two who were to meet. */
export const cancelAction = formAction(cancelConsultation, { then: () => refresh() });
