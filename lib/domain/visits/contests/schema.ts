import { z } from "zod";
import { contestStatuses, roomRoles } from "@/db/schema/choices";
import { Id, Instant, nullIsNone, page, paging, text } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { NoShowBy } from "../outcome/schema";

const Side = z.enum(roomRoles);

export const ContestVisit = z.object({
  id: Id,
  text: text(2000, 10).meta({ description: "What happened instead, in your own words; an administrator reads it", examples: ["I was in the room on time and waited for half an hour. The doctor called me an hour later."] }),
});

/** An objection of one side to what a visit was closed as. */
export const Contest = z.object({
  id: Id,
  consultationId: Id,
  side: Side,
  status: z.enum(contestStatuses).meta({ description: "`upheld`: what the visit was closed as stays. `changed`: it was corrected" }),
  text: z.string().nullable().meta({ description: "Only for that side and for administrators" }),
  createdAt: Instant,
  decidedAt: Instant.nullable(),
  decisionReason: z.string().nullable(),
});
export type Contest = z.infer<typeof Contest>;

export const ListContests = z.object({ id: Id });
export const Contests = z.object({ data: z.array(Contest) });

export const ListOpenContests = z.object({ ...paging });
/** An objection that waits for an administrator, without its text. */
export const OpenContest = z.object({
  id: Id,
  side: Side,
  createdAt: Instant,
  consultation: z.object({ id: Id, startsAt: Instant, patientName: z.string(), doctorName: z.string(), noShowBy: NoShowBy.nullable() }),
});
export const OpenContestPage = page(OpenContest);

export const DecideContest = z
  .object({
    id: Id,
    decision: z.enum(["upheld", "changed"], message("fields.contest.decision")).meta({ description: "`upheld`: what the visit was closed as stays. `changed`: it becomes `status`" }),
    status: nullIsNone(z.enum(["completed", "no_show"], message("fields.contest.status")).optional()).meta({ description: "Only with `changed`: what the visit becomes" }),
    noShowBy: nullIsNone(z.enum(["patient", "doctor", "both"], message("fields.contest.noShowBy")).optional()).meta({ description: "Only with `no_show`: who did not come" }),
    reason: text(1000, 10).meta({ description: "Both sides read it", examples: ["The room shows that you waited from 10:00 to 10:31."] }),
  })
  .refine(({ decision, status }) => (decision === "changed") === (status !== undefined), { path: ["status"], message: message("fields.contest.statusNeeded") })
  .refine(({ status, noShowBy }) => (status === "no_show") === (noShowBy !== undefined), { path: ["noShowBy"], message: message("fields.contest.noShowByNeeded") });
