/** One stay, with the person whose it was. */
export interface Stayed {
  role: "patient" | "doctor";
  accountId: string;
  joinedAt: Date;
  leftAt: Date | null;
  end: "left" | "lost" | "replaced" | null;
}

export interface Happening {
  at: Date;
  kind: "joined" | "back" | "left" | "lost" | "lostFor";
  role: "patient" | "doctor";
  accountId: string;
  seconds: number | null;
}

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
  for (const role of ["patient", "doctor"] as const) {
    const own = stays.filter((stay) => stay.role === role).toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime());
    const known = new Set<string>();
    let continues = false;
    own.forEach((stay, n) => {
      const { accountId, joinedAt, leftAt, end } = stay;
      if (!continues) told.push({ at: joinedAt, kind: known.has(accountId) ? "back" : "joined", role, accountId, seconds: null });
      known.add(accountId);
      continues = false;
      if (!leftAt || end === null) return;
      const next = own[n + 1];
      const awayMs = next ? next.joinedAt.getTime() - leftAt.getTime() : Number.POSITIVE_INFINITY;
      // Another carer of the same patient is another person.
      continues = next?.accountId === accountId && (end === "replaced" || awayMs < RELOAD_MS || (end === "lost" && awayMs <= HOLE_MS));
      if (continues && end === "lost" && awayMs >= 1000) told.push({ at: leftAt, kind: "lostFor", role, accountId, seconds: Math.round(awayMs / 1000) });
      if (!continues) told.push({ at: leftAt, kind: end === "lost" ? "lost" : "left", role, accountId, seconds: null });
    });
  }
  return told.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
