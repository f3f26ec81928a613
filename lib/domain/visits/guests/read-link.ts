import { query } from "@/lib/core/use-case";
import { refusedLink } from "@/lib/domain/accounts/links/link";
import { findConsultation } from "../../consultations/queries";
import { modeOfRow } from "../present";
import { isOpen, isOver } from "../room";
import { guestLinkHash, seatOf } from "./guest";
import { particularsOf } from "./present";
import { findByLink } from "./queries";
import { GuestLink, ReadGuestLink } from "./schema";

/**
 * What a guest's link opens, for whoever holds it: when the visit is, the doctor's name and the guest's own. Nothing of the patient. Reading does not use
 * the link, because programs that scan mails and messages open links too. `invalid_input` if the link is unknown.
 */
export const readGuestLink = query({
  name: "visit.readGuestLink",
  input: ReadGuestLink,
  output: GuestLink,
  async run({ db, now }, { link, seats }) {
    const guest = await findByLink(db, guestLinkHash(link));
    const visit = guest && (await findConsultation(db, guest.consultationId));
    if (!visit) throw refusedLink("refusals.guest.unknown");
    const isSeated = guest.seatHash !== null && seats.map(seatOf).some((kept) => kept?.guestId === guest.id && kept.seatHash === guest.seatHash);
    const { startsAt, endsAt, timeZone, doctorName } = visit;
    const timed: GuestLink["state"] = isOver(visit, now) ? "closed" : guest.usedAt && !isSeated ? "used" : isOpen(visit, now) ? "open" : "early";
    return { state: guest.endedAt ? ("ended" as const) : timed, isSeated, end: guest.end, guestId: guest.id, consultationId: visit.id, ...particularsOf(guest), doctorName, startsAt, endsAt, timeZone, mode: modeOfRow(visit) };
  },
});
