import { actorRole } from "@/lib/core/actor";
import { query } from "@/lib/core/use-case";
import { accessDetails, Reader } from "@/lib/domain/records/reader";
import { findConsultation } from "../queries";
import { notesOf, writableIn } from "./present";
import { findNotes, listAddenda } from "./queries";
import { Notes, ReadNotes } from "./schema";

/**
 * The doctor's notes of a visit in their newest version. The patient's side reads them once the visit is closed: until then they
 * are thoughts that the doctor may still take back. An administrator gets the texts with an emergency access only.
 */
export const readNotes = query({
  name: "consultation.notes",
  input: ReadNotes,
  output: Notes,
  phi: true,
  load: ({ db }, { id }) => findConsultation(db, id),
  async run(scope, { id }, visit) {
    const isDraft = writableIn(visit.status) === "notes" && actorRole(scope.actor) === "patient";
    const [row, addenda, reader] = await Promise.all([findNotes(scope.db, id), listAddenda(scope.db, id), Reader.of(scope, visit.patientId)]);
    return notesOf(isDraft ? undefined : row, addenda, visit, reader);
  },
  auditNote: (notes, visit) => ({ patientId: visit.patientId, details: accessDetails(notes) }),
});
