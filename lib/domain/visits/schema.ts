import { z } from "zod";
import { roomRoles, seatRoles, switchCauses } from "@/db/schema/choices";
import { Id, Instant, page, paging, text } from "@/lib/core/wire";
import { Mode } from "@/lib/domain/consultations/schema";
import { AttachedFile } from "./attachments/schema";
import { MESSAGE_MAX } from "./room";

export const RoomRole = z.enum(roomRoles);
export type RoomRole = z.infer<typeof RoomRole>;

/** Who can stay in a room: the two of a visit, and one guest. */
export const SeatRole = z.enum(seatRoles);
export type SeatRole = z.infer<typeof SeatRole>;

export const IceServer = z.object({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() });
export type IceServer = z.infer<typeof IceServer>;

/** How the two of a visit meet. */
export const VisitMode = z.object({
  mode: Mode,
  number: z.int().meta({ description: "How many switches there were; the higher number is the newer mode" }),
  at: Instant.nullable().meta({ description: "The time of the last switch; null if there was none" }),
  cause: z.enum(switchCauses).nullable().meta({ description: "Who chose it, or `network`, if a browser measured that the network bears no more, or bears more again" }),
  side: RoomRole.nullable().meta({ description: "Whose browser it came from" }),
});
export type VisitMode = z.input<typeof VisitMode>;

export const SwitchMode = z.object({
  id: Id,
  mode: Mode,
  because: z.enum(["choice", "network"]).default("choice").meta({ description: "`network` if it was measured and not chosen" }),
});

export const EnterRoom = z.object({ id: Id });

/** What is needed to enter the room of a visit. */
export const Room = z.object({
  opensAt: Instant,
  closesAt: Instant.meta({ description: "A visit that is under way stays open until it is closed" }),
  role: SeatRole,
  socketUrl: z.string().meta({ description: "Open a WebSocket here, with the protocols `amrutam.room` and `ticket.` followed by the ticket" }),
  ticket: z.string().meta({ description: "Opens one socket, within a minute" }),
  iceServers: z.array(IceServer).meta({ description: "For `new RTCPeerConnection`; their credentials end after an hour, `ice` on the socket gives new ones" }),
});

export const JoinRoom = z.object({ id: Id, ticket: z.string().max(200) });
/** Somebody's place in a room. */
export const Stay = z.object({ id: Id, consultationId: Id, role: SeatRole, name: z.string(), joining: z.int(), mode: VisitMode });
export type Stay = z.input<typeof Stay>;

export const LeaveRoom = z.object({ id: Id, end: z.enum(["left", "lost", "replaced"]) });
export const CheckRoom = z.object({ id: Id });
export const RoomState = z.object({ isOpen: z.boolean(), iceServers: z.array(IceServer), mode: VisitMode });

/** A message of a visit. */
export const Message = z.object({ id: Id, seq: z.int().meta({ description: "1, 2, 3 …: its place in the conversation" }), author: z.object({ id: Id, role: RoomRole, name: z.string() }), text: z.string().meta({ description: "Empty in a message that carries a file" }), attachment: AttachedFile.nullable().meta({ description: "The file that it carries: `GET /attachments/{id}` has its bytes" }), sentAt: Instant });
export type Message = z.input<typeof Message>;

export const SendMessage = z.object({ id: Id, text: text(MESSAGE_MAX) });
export const ListMessages = z.object({ id: Id, afterSeq: z.coerce.number().int().min(0).max(2_147_483_647).optional().meta({ description: "Only messages after this place" }), ...paging });
export const MessagePage = page(Message);

export const ListCurrentVisits = z.object({});
/** What somebody may have to go back to. */
export const CurrentVisits = z.object({ visits: z.array(z.object({ id: Id, otherName: z.string(), isWaiting: z.boolean() })) });
