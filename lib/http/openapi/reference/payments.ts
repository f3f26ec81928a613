import { FREE_CANCELLATION_HOURS } from "@/lib/domain/consultations/refund";
import type { Description } from "./description";

const payer = "The account that booked, while it cares for the patient.";

export const paymentDescriptions = {
  readRefund: {
    text: `Ask before you cancel, and show the amount. A patient gets all of it back up to ${FREE_CANCELLATION_HOURS} hours before the start, and always if the doctor has asked to move it, if the doctor or an administrator cancels, or if the doctor does not come. Send the amount as \`seenRefund\` with the cancellation: if it is less by then, nothing is cancelled.`,
    who: "Whoever cares for its patient; an administrator.",
  },
  beginPayment: {
    text:
      "The provider's order for a visit that is `pending_payment`, made at the first call. Later calls ask the provider what has become of it. For a visit that is paid the answer is that payment. " +
      "With `razorpay`, open its checkout with `orderId`; the visit becomes `scheduled` once Razorpay has told us. `invalid_transition` if nothing is paid online or the time is no longer held.",
    who: payer,
    fails: ["invalid_transition", "edit_conflict"],
  },
  extendPaymentHold: { text: "The hold ends as much later as it lasted. Once only.", who: payer, fails: ["invalid_transition"] },
  listPayments: { text: "Latest first. With `alarmed=true` an administrator gets those that somebody has to look at.", who: "Patients see their own, administrators all. Doctors get an empty list." },
  receiveNews: {
    text: "For Razorpay's webhooks `payment.authorized`, `payment.captured`, `payment.failed`, `order.paid` and `refund.failed`. The signature in `X-Razorpay-Signature` is over the bytes as they come; the fields below are taken from the body and the headers. What is kept is answered with 200, also if it changes nothing.",
    who: "Anyone with the secret of the webhook.",
    fails: ["malformed_request"],
  },
  readPayment: { text: "With what the provider has told, earliest first.", who: `${payer} An administrator.` },
  printReceipt: {
    text: "Number, date, payer, patient, the doctor with the registration number, the fee, what was given back, and the provider's reference. With the simulated provider it says that no money moved. Only for what was paid: 409 before, and for a payment that failed.",
    who: `${payer} An administrator.`,
    fails: ["invalid_transition", "unavailable"],
  },
  simulatePayment: {
    text: "Only with the simulated provider, which moves no money. For a visit that is paid, nothing happens, and the answer is that payment.",
    who: payer,
    fails: ["invalid_transition"],
    request: { outcome: "succeed" },
  },
} satisfies Record<string, Description>;
