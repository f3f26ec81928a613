"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { endCare } from "@/lib/domain/patients/carers/end";
import { decideContest } from "@/lib/domain/visits/contests/decide-contest";
import { formAction } from "@/lib/http/web/action";

/** Cancels the consultation on behalf of patient and doctor. */
export const cancelAction = formAction(cancelConsultation, { then: () => refresh() });

/** Ends an account's care for the patient, with a reason that the audit keeps. */
export const endCareAction = formAction(endCare, { then: () => refresh() });

/** Decides about an objection: it stays, or it becomes what the administrator chose. */
export const decideAction = formAction(decideContest, {
  input: (form) => {
    const [id, reason, outcome] = ["id", "reason", "outcome"].map((name) => form.get(name));
    if (outcome === "upheld") return { id, reason, decision: "upheld" };
    if (outcome === "completed") return { id, reason, decision: "changed", status: "completed" };
    return { id, reason, decision: "changed", status: "no_show", noShowBy: outcome };
  },
  then: () => redirect("/admin/contests?done="),
});
