type Role = "patient" | "doctor" | "guest";

/** One stay, with the person whose it was: an account, or a guest. */
export interface Stayed {
  role: Role;
  accountId: string | null;
  guestId?: string | null;
  joinedAt: Date;
  leftAt: Date | null;
  end: "left" | "lost" | "replaced" | null;
}

export interface Happening {
  at: Date;
  kind: "joined" | "back" | "left" | "lost" | "lostFor";
  role: Role;
  personId: string;
  seconds: number | null;
}

const personOf = ({ accountId, guestId }: Stayed) => accountId ?? guestId ?? "";

/** Somebody who is away for less than this only reloaded the page. */
const RELOAD_MS = 5000;
/** A lost connection that comes back within this time is told in one line. */
const HOLE_MS = 5 * 60_000;

/**
 * The comings and goings of a visit in order. A reload and another window are not told; a lost connection that came back is one line with its
 * length.
 */
export function happenings(stays: readonly Stayed[]): Happening[] {
  const told: Happening[] = [];
  for (const role of ["patient", "doctor", "guest"] as const) {
    const own = stays.filter((stay) => stay.role === role).toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime());
    const known = new Set<string>();
    let continues = false;
    own.forEach((stay, n) => {
      const { joinedAt, leftAt, end } = stay;
      const personId = personOf(stay);
      if (!continues) told.push({ at: joinedAt, kind: known.has(personId) ? "back" : "joined", role, personId, seconds: null });
      known.add(personId);
      continues = false;
      if (!leftAt || end === null) return;
      const next = own[n + 1];
      const awayMs = next ? next.joinedAt.getTime() - leftAt.getTime() : Number.POSITIVE_INFINITY;
      // Another carer of the same patient, or another guest, is another person.
      continues = next !== undefined && personOf(next) === personId && (end === "replaced" || awayMs < RELOAD_MS || (end === "lost" && awayMs <= HOLE_MS));
      if (continues && end === "lost" && awayMs >= 1000) told.push({ at: leftAt, kind: "lostFor", role, personId, seconds: Math.round(awayMs / 1000) });
      if (!continues) told.push({ at: leftAt, kind: end === "lost" ? "lost" : "left", role, personId, seconds: null });
    });
  }
  return told.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
