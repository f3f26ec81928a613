import { query } from "@/lib/core/use-case";
import { findConsultation } from "../../consultations/queries";
import { sideOf } from "../room";
import { contestOf } from "./present";
import { listContests } from "./queries";
import { Contests, ListContests } from "./schema";

/** The objections to what a visit was closed as, and what was decided. */
export const listContestsOfVisit = query({
  name: "visit.contests",
  input: ListContests,
  output: Contests,
  phi: true,
  load: ({ db }, { id }) => findConsultation(db, id),
  run: async ({ db, actor }, { id }) => ({ data: (await listContests(db, id)).map((row) => contestOf(row, actor.role === "admin" ? "admin" : sideOf(actor))) }),
  auditNote: (_, visit) => ({ patientId: visit.patientId, details: { withheld: true } }),
});
