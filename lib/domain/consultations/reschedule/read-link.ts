import { query } from "@/lib/core/use-case";
import { findConsultation } from "../queries";
import { refundOwed } from "../refund";
import { openLink } from "./by-link";
import { partsOf } from "./link";
import { mayStillMove } from "./move";
import { ReadVisitLink, VisitLink } from "./schema";

/**
 * What a link in a mail about a visit opens, for anyone who has the link: the time and the doctor's name, and what has happened since. Reading
 * changes nothing, because programs that scan mails open links too.
 */
export const readVisitLink = query({
  name: "consultation.readLink",
  input: ReadVisitLink,
  output: VisitLink,
  async run({ db, now }, { token }) {
    const parts = partsOf(token);
    const { visit, state } = await openLink({ db, now }, token, parts && (await findConsultation(db, parts.consultationId)));
    const { startsAt, endsAt, doctorId, doctorName, timeZone, mode, paymentAmount, paymentStatus } = visit;
    const paid = paymentStatus === "paid" ? (paymentAmount ?? 0) : 0;
    return {
      state,
      startsAt,
      endsAt,
      doctor: { id: doctorId, name: doctorName },
      timeZone,
      mode,
      mayMove: state === "open" && visit.status === "scheduled" && (visit.moveOffer !== null || mayStillMove(startsAt, now)),
      refund: { amount: refundOwed("patient", visit, now).amount, currency: "INR" as const },
      paid: { amount: paid, currency: "INR" as const },
    };
  },
});
