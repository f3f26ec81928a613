import { zoneLabel } from "@/lib/clock/format-instant";
import { wallTime } from "@/lib/clock/local-day";
import type { LocalTimes } from "./schema";

interface Times {
  startsAt: Date;
  endsAt: Date;
}

/** A slot's times as the reader's clocks show them and, where those of the doctor differ, as the doctor's do. */
export function localTimesIn(slot: Times, readersZone: string, doctorsZone: string): { local: LocalTimes; doctorLocal?: LocalTimes } {
  const local = timesIn(slot, readersZone);
  if (readersZone === doctorsZone) return { local };
  const doctorLocal = timesIn(slot, doctorsZone);
  // One zone may have two names, and two zones the same clock.
  return doctorLocal.start === local.start && doctorLocal.end === local.end ? { local } : { local, doctorLocal };
}

function timesIn({ startsAt, endsAt }: Times, timeZone: string): LocalTimes {
  const start = faceAt(startsAt, timeZone);
  return { start: start.wall, end: faceAt(endsAt, timeZone).wall, zoneLabel: start.zoneLabel };
}

/** What a zone's clock shows, and how the zone is called then. */
interface Face {
  wall: string;
  zoneLabel: string;
}

const MOST_KEPT = 20_000;

/** The times of slots repeat from doctor to doctor and from request to request; working one out costs more than the rest of its slot. */
const kept = new Map<string, Map<number, Face>>();
let count = 0;

function faceAt(instant: Date, timeZone: string): Face {
  const at = instant.getTime();
  const known = kept.get(timeZone)?.get(at);
  if (known) return known;
  if (count >= MOST_KEPT) {
    kept.clear();
    count = 0;
  }
  const face = { wall: wallTime(instant, timeZone), zoneLabel: zoneLabel(instant, timeZone) };
  const faces = kept.get(timeZone) ?? new Map<number, Face>();
  kept.set(timeZone, faces.set(at, face));
  count++;
  return face;
}
