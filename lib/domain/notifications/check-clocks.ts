import { z } from "zod";
import { offsetAt } from "@/lib/clock/zone-rules";
import { command } from "@/lib/core/use-case";
import { Id } from "@/lib/core/wire";
import { listClocks, noteClocks } from "./clock-queries";

const BATCH = 500;

/**
 * Compares how the clocks of all readers of planned visits are with what was noted. Where the rules of a zone have changed since, the visit
 * keeps its instant and the reader is told, once, that the clock will show another time. `next` says where to go on.
 */
export const checkClocks = command({
  name: "notification.checkClocks",
  input: z.object({ after: Id.optional() }),
  output: z.object({ changed: z.int(), next: Id.nullable() }),
  async run({ db, now, emit }, { after }) {
    const rows = await listClocks(db, now, after, BATCH);
    const clocks = rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt), offsetMinutes: Math.round(offsetAt(Date.parse(row.startsAt), row.timeZone) / 60_000) }));
    const different = clocks.filter(({ noted, offsetMinutes }) => noted !== offsetMinutes);
    await noteClocks(db, different.map(({ noted: _, ...clock }) => clock));
    const changed = different.filter(({ noted }) => noted !== null);
    for (const { consultationId, accountId } of changed) emit("consultation.clockChanged", { consultationId, accountId });
    const visits = new Set(rows.map(({ consultationId }) => consultationId));
    return { changed: changed.length, next: visits.size === BATCH ? rows.at(-1)!.consultationId : null };
  },
  auditNote: ({ changed }) => ({ details: { changed } }),
});
