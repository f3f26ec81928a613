import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { tellAttending } from "@/lib/domain/events/tell";
import { publish } from "@/lib/platform/channel/channel";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { isOver, roomTopic, sideOf } from "../room";
import { guestLinkHash, guestLinkSecret } from "./guest";
import { guestOf } from "./present";
import { findGuest, insertGuest, lockRoom } from "./queries";
import { Guest, InviteGuest } from "./schema";

/**
 * Invites a third person into the room of a visit, by a link that opens it once. An invitation by the patient's side is its consent; to one by the
 * doctor the patient's side must agree. `already_exists` if the visit has a guest whose part has not ended.
 */
export const inviteGuest = command({
  name: "visit.inviteGuest",
  input: InviteGuest,
  output: Guest,
  load: ({ db }, { id }) => lockRoom(db, id),
  async run({ db, actor, now, afterCommit }, { id: consultationId, name, relation }, visit) {
    if (isOver(visit, now)) throw new AppError("room_closed", say("refusals.room.over"));
    const id = newId();
    const side = sideOf(actor);
    await insertGuest(db, {
      id,
      consultationId,
      guestName: encrypt(name, { column: "room_guests.guest_name", id }),
      guestRelation: encrypt(relation, { column: "room_guests.guest_relation", id }),
      invitedBy: actor.id,
      invitedSide: side,
      invitedAt: now,
      ...(side === "patient" ? { consentBy: actor.id, consentAt: now } : {}),
      linkHash: guestLinkHash(guestLinkSecret(id)),
    });
    afterCommit(() => publish(roomTopic(consultationId), { type: "guest" }));
    const invited = guestOf((await findGuest(db, id))!, visit, actor.id);
    await tellAttending({ db, now, afterCommit }, visit, "room");
    return invited;
  },
  // Of a link nothing but its hash is kept. The account that invited finds it in the list of guests until it is used.
  remember: (guest) => ({ ...guest, link: null }),
  auditNote: (guest, visit) => ({ resourceId: visit.id, patientId: visit.patientId, details: { guestId: guest.id, consent: guest.consent !== null } }),
});
