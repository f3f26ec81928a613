import { query } from "@/lib/core/use-case";
import { accessDetails, Reader } from "@/lib/domain/records/reader";
import { findConsultation } from "../queries";
import { notesOf } from "./present";
import { findNotes, listAddenda } from "./queries";
import { Notes, ReadNotes } from "./schema";

/** The doctor's notes of a visit in their newest version. An administrator gets the texts with an emergency access only. */
export const readNotes = query({
  name: "consultation.notes",
  input: ReadNotes,
  output: Notes,
  phi: true,
  load: ({ db }, { id }) => findConsultation(db, id),
  async run(scope, { id }, visit) {
    const [row, addenda, reader] = await Promise.all([findNotes(scope.db, id), listAddenda(scope.db, id), Reader.of(scope, visit.patientId)]);
    return notesOf(row, addenda, visit, reader);
  },
  auditNote: (notes, visit) => ({ patientId: visit.patientId, details: accessDetails(notes) }),
});
