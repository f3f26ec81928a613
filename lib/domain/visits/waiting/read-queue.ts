import type { z } from "zod";
import { localDate, localDay } from "@/lib/clock/local-day";
import { query } from "@/lib/core/use-case";
import { findConsultation } from "../../consultations/queries";
import { placeOf, STRETCH_MS } from "./estimate";
import { delayOf } from "./present";
import { findDelay, listQueue } from "./queries";
import { Queue, ReadQueue } from "./schema";

/** The place of a visit in its doctor's day, and when it is likely to begin; asked again and again by those who wait. */
export const readQueue = query({
  name: "visit.queue",
  input: ReadQueue,
  output: Queue,
  load: ({ db }, { id }) => findConsultation(db, id),
  async run({ db, now }, _, visit): Promise<z.output<typeof Queue>> {
    const { doctorId, startsAt, status, timeZone } = visit;
    const day = localDate(startsAt, timeZone);
    const isOpen = status === "scheduled" || status === "pending_payment";
    const state = status === "in_progress" ? "under_way" : !isOpen ? "over" : day === localDate(now, timeZone) || startsAt.getTime() - now.getTime() < STRETCH_MS ? "waiting" : "another_day";
    if (state !== "waiting") return { state, ahead: 0, estimatedStartAt: isOpen ? startsAt : null, waitMinutes: null, basis: "planned", delay: delayOf(undefined) };
    const { from, to } = localDay(day, timeZone);
    const stretch = { from: new Date(Math.min(from.getTime(), startsAt.getTime() - STRETCH_MS)), to };
    const [rows, delay] = await Promise.all([listQueue(db, doctorId, stretch), findDelay(db, doctorId, day, startsAt)]);
    return { state, ...placeOf(visit, rows, delay, now), delay: delayOf(delay) };
  },
});
