"use server";

import { redirect } from "next/navigation";
import { approveMfaReset } from "@/lib/domain/accounts/approve-mfa-reset";
import { refuseMfaReset } from "@/lib/domain/accounts/refuse-mfa-reset";
import { requestMfaReset } from "@/lib/domain/accounts/request-mfa-reset";
import { formAction } from "@/lib/http/action";

const shown = (done: "asked" | "approved" | "refused") => redirect(`/admin/lost-devices?done=${done}`);

/** Asks for the removal of a lost second factor. */
export const requestResetAction = formAction(requestMfaReset, { then: () => shown("asked") });

/** Approves it, as another administrator. */
export const approveResetAction = formAction(approveMfaReset, { then: () => shown("approved") });

/** Refuses it. */
export const refuseResetAction = formAction(refuseMfaReset, { then: () => shown("refused") });
