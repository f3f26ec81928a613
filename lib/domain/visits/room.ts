import type { Mode, RoomRole, Status, SwitchCause } from "@/lib/domain/consultations/schema";

/** A room can be entered this long before the visit's time. */
export const OPENS_MINUTES = 10;
/** A visit that did not begin can be entered until this long after its end; one that is under way until it is closed. */
export const CLOSES_AFTER_MINUTES = 60;

interface Timed {
  status: Status;
  startsAt: Date;
  endsAt: Date;
}

/** When a visit's room can be entered. */
export const roomTimes = ({ startsAt, endsAt }: Timed) => ({
  opensAt: new Date(startsAt.getTime() - OPENS_MINUTES * 60_000),
  closesAt: new Date(endsAt.getTime() + CLOSES_AFTER_MINUTES * 60_000),
});

/** Whether the room is open at `now`. */
export function isOpen(visit: Timed, now: Date): boolean {
  if (visit.status === "in_progress") return true;
  const { opensAt, closesAt } = roomTimes(visit);
  return visit.status === "scheduled" && now >= opensAt && now < closesAt;
}

/** Whether a visit's room will not open again. */
export const isOver = (visit: Timed, now: Date): boolean => !isOpen(visit, now) && (visit.status !== "scheduled" || now >= roomTimes(visit).closesAt);

/** Whose place somebody takes who attends a visit: a carer takes the patient's. */
export const sideOf = ({ role }: { role: string }) => (role === "doctor" ? ("doctor" as const) : ("patient" as const));

/** The seat that somebody takes in a room. */
export const seatFor = (actor: { kind: "user"; role: string } | { kind: "visitGuest" }) => (actor.kind === "visitGuest" ? ("guest" as const) : sideOf(actor));

const inOrder = ["doctor", "patient", "guest"] as const;
/** Which of two makes the offers in their call; the other answers. Only one offers, so that two offers never meet. */
export const offers = (role: (typeof inOrder)[number], peer: (typeof inOrder)[number]) => inOrder.indexOf(role) < inOrder.indexOf(peer);

/** How the two of a visit meet now, and what the last switch came from. */
export function modeOf<At>({ mode, modeSwitches }: { mode: Mode; modeSwitches: readonly { at: At; cause: SwitchCause; side: RoomRole }[] }) {
  const last = modeSwitches.at(-1);
  return { mode, number: modeSwitches.length, at: last?.at ?? null, cause: last?.cause ?? null, side: last?.side ?? null };
}

/** The topic on which the processes tell each other what happens in the room of a visit. */
export const roomTopic = (consultationId: string) => `room ${consultationId}`;

/** The longest message. */
export const MESSAGE_MAX = 4000;
