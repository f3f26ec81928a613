import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { tellRoom } from "@/lib/domain/events/tell";
import { insertModeSwitch, lockConsultation, setMode } from "../consultations/queries";
import { modeOfRow } from "./present";
import { isOpen, sideOf } from "./room";
import { SwitchMode, VisitMode } from "./schema";

/**
 * Both meet in another mode from now on: one of them chose it, or a browser measured that the network bears no more. Kept with
 * its time and its cause, because the mode decides what may be prescribed. The version of the record stays, so that a weak
 * network does not refuse what the doctor is writing.
 */
export const switchMode = command({
  name: "visit.switchMode",
  input: SwitchMode,
  output: VisitMode,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run({ db, actor, now, afterCommit }, { id, mode, because }, visit) {
    if (!isOpen(visit, now)) throw new AppError("room_closed", say("refusals.room.over"));
    if (mode === visit.mode) return modeOfRow(visit);
    const side = sideOf(actor);
    const cause = because === "network" ? ("network" as const) : side;
    await insertModeSwitch(db, { consultationId: id, fromMode: visit.mode, toMode: mode, switchedBy: actor.id, switchedAt: now, cause, side });
    await setMode(db, id, mode);
    const after = { mode, number: visit.modeSwitches.length + 1, at: now, cause, side };
    await tellRoom({ db, now, afterCommit }, visit, "mode", { type: "mode", mode: VisitMode.encode(after) });
    return after;
  },
  auditNote: (after, visit) => ({ resourceId: visit.id, patientId: visit.patientId, details: { from: visit.mode, to: after.mode, cause: after.cause } }),
});
