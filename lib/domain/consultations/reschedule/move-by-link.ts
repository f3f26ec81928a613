import { z } from "zod";
import { AppError, invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { lockConsultation } from "../queries";
import { applyMove, checkMovable, findTarget } from "./apply";
import { usableLink } from "./by-link";
import { partsOf } from "./link";
import { mayStillMove, MOVE_UNTIL_HOURS } from "./move";
import { MoveByLink } from "./schema";

/** Moves a visit with the link of a mail, as the patient's side: by the same rules. */
export const moveByLink = command({
  name: "consultation.moveByLink",
  input: MoveByLink,
  output: z.object({}),
  repeatable: false,
  load: async ({ db }, { token }) => {
    const parts = partsOf(token);
    return { visit: parts && (await lockConsultation(db, parts.consultationId)) };
  },
  async run(scope, { token, slotId }, found) {
    const { accountId, visit } = await usableLink(scope, token, found.visit);
    checkMovable(visit, scope.now);
    if (!visit.moveOffer && !mayStillMove(visit.startsAt, scope.now)) throw new AppError("invalid_transition", say("refusals.move.tooLate", { hours: MOVE_UNTIL_HOURS }), { extra: { allowed: [] } });
    const by = { side: "patient" as const, accountId };
    const target = await findTarget(scope, visit, slotId, by);
    if (target.doctorId !== visit.doctorId) throw invalid("slotId", say("fields.move.otherDoctor"));
    await applyMove(scope, visit, target, by, undefined);
    return {};
  },
  auditNote: (_, { visit }, { slotId }) => ({ resourceId: visit?.id, patientId: visit?.patientId, details: { byLink: true, slotId } }),
});
