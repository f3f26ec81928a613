import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { lockConsultation } from "../../consultations/queries";
import { sideOf } from "../room";
import { CONTEST_DAYS, contestableUntil } from "./contest";
import { contestOf } from "./present";
import { insertContest, listContests } from "./queries";
import { Contest, ContestVisit } from "./schema";

/** Tells an administrator that a visit was closed wrongly. Each side can do so once, within a week. */
export const contestVisit = command({
  name: "visit.contest",
  input: ContestVisit,
  output: Contest,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run({ db, actor, now }, { id: consultationId, text }, visit) {
    const until = contestableUntil(visit);
    if (!until) throw new AppError("invalid_transition", say("refusals.contest.nothing"), { extra: { allowed: [] } });
    if (now >= until) throw new AppError("invalid_transition", say("refusals.contest.tooLate", { days: CONTEST_DAYS }), { extra: { allowed: [] } });
    const side = sideOf(actor);
    // Under the lock of the consultation, so two requests at once are one after the other.
    if ((await listContests(db, consultationId)).some((contest) => contest.side === side)) throw new AppError("already_exists", say("refusals.contest.already"));
    const id = newId();
    const row = { id, consultationId, side, accountId: actor.id, objection: encrypt(text, { column: "visit_contests.objection", id }), createdAt: now };
    await insertContest(db, row);
    return contestOf({ ...row, status: "open", decidedAt: null, decidedBy: null, decisionReason: null }, side);
  },
  auditNote: (contest, visit) => ({ resourceId: visit.id, patientId: visit.patientId, details: { contestId: contest.id, side: contest.side } }),
});
