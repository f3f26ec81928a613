import { query } from "@/lib/core/use-case";
import { findRoom } from "./guests/queries";
import { iceServersFor } from "./ice";
import { modeOfRow } from "./present";
import { isOpen } from "./room";
import { CheckRoom, RoomState } from "./schema";

/** Whether somebody in a room may still be there, with new credentials for the relays. Asked again and again while they are. */
export const checkRoom = query({
  name: "visit.check",
  input: CheckRoom,
  output: RoomState,
  load: ({ db }, { id }) => findRoom(db, id),
  run: async ({ actor, now }, _, visit) => ({ isOpen: isOpen(visit, now), iceServers: iceServersFor(actor.id, now), mode: modeOfRow(visit) }),
});
