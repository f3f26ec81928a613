"use server";

import { refresh } from "next/cache";
import { revokePrescription } from "@/lib/domain/prescriptions/revoke";
import { signPrescription } from "@/lib/domain/prescriptions/sign";
import { formAction } from "@/lib/http/web/action";

/** Signs the draft: from then on it can only be replaced or revoked. */
export const signAction = formAction(signPrescription, { then: () => refresh() });

/** Revokes the prescription, with a reason that the patient reads. */
export const revokeAction = formAction(revokePrescription, { then: () => refresh() });
