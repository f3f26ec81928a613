import { WAITING_DAYS_MAX, WAITING_OFFER_MINUTES } from "@/lib/domain/waiting-list/wait";
import type { Description } from "./description";

export const waitingListDescriptions = {
  joinWaitingList: {
    text:
      `Both dates are whole days in the doctor's zone, at most ${WAITING_DAYS_MAX} days apart. Within a minute after a time becomes free, who waits longest is offered it and told: it is kept for them for ${WAITING_OFFER_MINUTES} minutes, ` +
      "and they book it by `POST /consultations`. If they do not, the next one is offered it, and they go on waiting for other times. Times that were free when they joined, or that begin before an offer would end, are offered to nobody. " +
      "Booking any time of the doctor within the dates ends the wait. `already_exists` if the patient waits for this doctor.",
    who: "A patient's account, for itself or for a patient it cares for.",
    fails: ["not_found", "already_exists"],
    request: { doctorId: "0197a3f2-6c1e-7b4d-9f3a-2e5d8c7b6a10", from: "2027-01-11", to: "2027-01-24" },
  },
  listWaitingList: { text: "With the time that is kept for you now, if there is one. What is over or booked is left out.", who: "A patient's account; only what it waits for itself." },
  leaveWaitingList: { text: "A time that is kept for you is offered to the next one.", who: "The account that waits.", fails: ["not_found"] },
} satisfies Record<string, Description>;
