import type { Scope } from "@/lib/core/scope";
import { query } from "@/lib/core/use-case";
import { accessDetails, Reader } from "@/lib/domain/records/reader";
import { type ConsultationRow, findConsultation } from "../queries";
import { intakeOf, isEditable } from "./present";
import { findEarlier, findIntake } from "./queries";
import { Intake, ReadIntake } from "./schema";

/** What was told before a visit. The accounts that care for the patient also get what was told before the last one, to begin with. */
export const readIntake = query({
  name: "consultation.intake",
  input: ReadIntake,
  output: Intake,
  phi: true,
  load: ({ db }, { id }) => findConsultation(db, id),
  run: async (scope, _, visit) => loadIntake(scope, visit, await Reader.of(scope, visit.patientId)),
  auditNote: (intake, visit) => ({ patientId: visit.patientId, details: accessDetails(intake) }),
});

/** The intake of a visit for a reader. A doctor does not learn here what the patient told another doctor. */
export async function loadIntake({ db, actor }: Pick<Scope, "db" | "actor">, visit: ConsultationRow, reader: Reader) {
  const isCarer = actor.kind === "user" && visit.carerIds.includes(actor.id);
  const row = await findIntake(db, visit.id);
  const earlier = !row && isCarer && isEditable(visit.status) ? await findEarlier(db, visit.patientId, visit.startsAt) : undefined;
  return intakeOf(row, visit, reader, earlier);
}
