import { query } from "@/lib/core/use-case";
import { accessDetails, Reader } from "@/lib/domain/records/reader";
import { attachmentOf } from "@/lib/domain/visits/attachments/attachment-of";
import { listAttachments } from "@/lib/domain/visits/attachments/queries";
import { loadIntake } from "../intake/read";
import { notesOf } from "../notes/present";
import { findNotes, listAddenda } from "../notes/queries";
import { consultationOf } from "../present";
import { findConsultation } from "../queries";
import { Brief, ReadBrief } from "./schema";

/** Everything a page shows of a visit, in one reading: the patient sees that the record was opened once, not three times. */
export const readBrief = query({
  name: "consultation.brief",
  input: ReadBrief,
  output: Brief,
  phi: true,
  load: ({ db }, { id }) => findConsultation(db, id),
  async run(scope, { id }, visit) {
    const reader = await Reader.of(scope, visit.patientId);
    const { isWithheld } = reader.accessTo(visit);
    const [intake, notes, addenda, files] = await Promise.all([loadIntake(scope, visit, reader), findNotes(scope.db, id), listAddenda(scope.db, id), isWithheld ? [] : listAttachments(scope.db, id)]);
    return { consultation: consultationOf(visit, reader), intake, notes: notesOf(notes, addenda, visit, reader), files: files.map(attachmentOf) };
  },
  auditNote: ({ consultation }, visit) => ({ resourceId: visit.id, patientId: visit.patientId, details: accessDetails(consultation) }),
});
