import { query } from "@/lib/core/use-case";
import { env } from "@/lib/platform/config/env";
import { findConsultation } from "../../consultations/queries";
import { listGuests } from "../guests/queries";
import { contestableUntil } from "../contests/contest";
import { waited } from "./decide";
import { figuresOf, weigh } from "./evidence";
import { timelineOf } from "./present";
import { findTraces } from "./queries";
import { ReadTimeline, Timeline } from "./schema";

/** What happened in and around the room of a visit, for those who attend it and for administrators. Nothing clinical. */
export const readTimeline = query({
  name: "visit.timeline",
  input: ReadTimeline,
  output: Timeline,
  load: ({ db }, { id }) => findConsultation(db, id),
  async run({ db, actor, now }, { id }, visit) {
    const [traces, guests] = await Promise.all([findTraces(db, id), listGuests(db, id)]);
    const evidence = weigh(visit, traces, now);
    return {
      entries: timelineOf(visit, traces.everybody, guests, actor.id),
      presence: { ...figuresOf(evidence), patientCame: evidence.patient.firstAt !== null, graceSeconds: env().NO_SHOW_GRACE_SECONDS, doctorWaitedSeconds: waited(evidence, visit.startsAt) },
      contestableUntil: contestableUntil(visit),
    };
  },
});
