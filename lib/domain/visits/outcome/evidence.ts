import type { Status } from "@/lib/domain/consultations/schema";
import { roomTimes } from "../room";

type Side = "patient" | "doctor";

/** A stay as it is kept; without `leftAt` it has not ended, or its end was lost when a server fell over. */
export interface StayTrace {
  role: Side;
  joinedAt: Date;
  leftAt: Date | null;
}

/** What is known of who was there: the stays in the room, and when each side wrote there. */
export interface Traces {
  stays: readonly StayTrace[];
  messages: readonly { role: Side; firstAt: Date; lastAt: Date }[];
}

export interface Span {
  from: number;
  to: number;
}

/** What is known of one side. */
export interface Presence {
  /** The first and the last moment at which this side was there; null if it never was. */
  firstAt: Date | null;
  lastAt: Date | null;
  isThere: boolean;
  spans: readonly Span[];
}

/** What became of a visit as far as it can be known. */
export interface Evidence {
  patient: Presence;
  doctor: Presence;
  /** When both were there. */
  together: readonly Span[];
}

interface Timed {
  status: Status;
  startsAt: Date;
  endsAt: Date;
}

/** A stay without an end is believed for so long after the end of a visit that is under way. */
const BELIEVED_HOURS = 12;

/** What the stays and messages say about a visit, seen at `now`. */
export function weigh(visit: Timed, { stays, messages }: Traces, now: Date): Evidence {
  const presence = (side: Side): Presence => {
    const spans = merged(stays.filter(({ role }) => role === side).map((stay) => spanOf(visit, stay, now)));
    const wrote = messages.find(({ role }) => role === side);
    const times = [...spans.flatMap(({ from, to }) => [from, to]), ...(wrote ? [wrote.firstAt.getTime(), wrote.lastAt.getTime()] : [])];
    const isThere = stays.some((stay) => stay.role === side && stay.leftAt === null && now.getTime() < believedUntil(visit, stay));
    return { firstAt: times.length > 0 ? new Date(Math.min(...times)) : null, lastAt: times.length > 0 ? new Date(Math.max(...times)) : null, isThere, spans };
  };
  const [patient, doctor] = [presence("patient"), presence("doctor")];
  return { patient, doctor, together: common(patient.spans, doctor.spans) };
}

/** A stay whose end is not known counts only for the moment in which it began, once it cannot go on any more. */
function spanOf(visit: Timed, stay: StayTrace, now: Date): Span {
  const from = stay.joinedAt.getTime();
  if (stay.leftAt) return { from, to: Math.max(from, stay.leftAt.getTime()) };
  return { from, to: now.getTime() < believedUntil(visit, stay) ? Math.max(from, now.getTime()) : from };
}

function believedUntil(visit: Timed, { joinedAt }: StayTrace): number {
  // The room of a visit that nobody started closes at a known time, and whoever is there must go.
  if (visit.status === "scheduled") return roomTimes(visit).closesAt.getTime() + 60_000;
  return Math.max(visit.endsAt.getTime(), joinedAt.getTime()) + BELIEVED_HOURS * 3_600_000;
}

/** Spans in order, those that touch made one: a reload or a second window is no absence. */
export function merged(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}

/** Where two lists of spans overlap. */
export const common = (some: readonly Span[], others: readonly Span[]): Span[] =>
  some
    .flatMap((one) => others.map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) })))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from);

/** How many seconds the spans have from an instant on. */
export const secondsOf = (spans: readonly Span[], since = new Date(0)): number =>
  spans.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, since.getTime())), 0) / 1000;

/** How long each side was there, in whole seconds. */
export function figuresOf({ patient, doctor, together }: Evidence) {
  const both = secondsOf(together);
  const seconds = (spans: readonly Span[]) => Math.round(secondsOf(spans));
  return {
    patientSeconds: seconds(patient.spans),
    doctorSeconds: seconds(doctor.spans),
    togetherSeconds: Math.round(both),
    patientAloneSeconds: Math.round(secondsOf(patient.spans) - both),
    doctorAloneSeconds: Math.round(secondsOf(doctor.spans) - both),
  };
}
