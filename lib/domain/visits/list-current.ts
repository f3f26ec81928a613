import { query } from "@/lib/core/use-case";
import { listCurrent } from "./queries";
import { isOpen, sideOf } from "./room";
import { CurrentVisits, ListCurrentVisits } from "./schema";

/** The visits of this person that are under way, or in whose room the other side waits. */
export const listCurrentVisits = query({
  name: "visit.current",
  input: ListCurrentVisits,
  output: CurrentVisits,
  async run({ db, actor, now }) {
    if (actor.role === "admin") return { visits: [] };
    const side = sideOf(actor);
    const rows = await listCurrent(db, actor, side === "doctor" ? "patient" : "doctor", now);
    return {
      visits: rows
        .filter((visit) => isOpen(visit, now) && (visit.isWaiting || visit.status === "in_progress"))
        .map(({ id, doctorName, patientName, isWaiting }) => ({ id, otherName: side === "doctor" ? patientName : doctorName, isWaiting })),
    };
  },
});
