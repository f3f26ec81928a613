import { z } from "zod";
import { command } from "@/lib/core/use-case";
import { amountChanged } from "../amount-changed";
import { cancelVisit } from "../cancel-visit";
import { lockConsultation } from "../queries";
import { refundOwed } from "../refund";
import { usableLink } from "./by-link";
import { partsOf } from "./link";
import { CancelByLink } from "./schema";

/** Cancels a visit with the link of a mail, as the patient's side. `invalid_transition` if something has happened to the visit since. */
export const cancelByLink = command({
  name: "consultation.cancelByLink",
  input: CancelByLink,
  output: z.object({}),
  repeatable: false,
  load: async ({ db }, { token }) => {
    const parts = partsOf(token);
    return { visit: parts && (await lockConsultation(db, parts.consultationId)) };
  },
  async run(scope, { token, seenRefund }, found) {
    const { accountId, visit } = await usableLink(scope, token, found.visit);
    const { amount } = refundOwed("patient", visit, scope.now);
    if (seenRefund !== undefined && amount < seenRefund) throw amountChanged("refund", seenRefund, amount);
    await cancelVisit({ ...scope, by: "patient", byId: accountId }, visit, null);
    return {};
  },
  auditNote: (_, { visit }) => ({ resourceId: visit?.id, patientId: visit?.patientId, details: { byLink: true } }),
});
