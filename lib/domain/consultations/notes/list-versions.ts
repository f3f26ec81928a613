import { paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { accessDetails, Reader } from "@/lib/domain/records/reader";
import { findConsultation } from "../queries";
import { versionOf } from "./present";
import { listNotesVersions } from "./queries";
import { ListNotesVersions, NotesVersionPage } from "./schema";

/** Every version of a visit's notes, newest first. An administrator gets the texts with an emergency access only. */
export const listVersionsOfNotes = query({
  name: "consultation.notesVersions",
  input: ListNotesVersions,
  output: NotesVersionPage,
  phi: true,
  load: ({ db }, { id }) => findConsultation(db, id),
  async run(scope, { id, limit, cursor }, visit) {
    const reader = await Reader.of(scope, visit.patientId);
    const { isWithheld: withheld, emergencyAccess } = reader.accessTo(visit);
    const newestFirst = { keys: ({ version }: { version: number }) => [version], place: ([version]: readonly unknown[]) => Number(version) };
    const page = await paged(`notes:${id}`, { limit, cursor }, newestFirst, (before) => listNotesVersions(scope.db, id, { before, limit: limit + 1 }), (row) => versionOf(row, visit, reader));
    return { ...page, withheld, emergencyAccess };
  },
  auditNote: (page, visit) => ({ patientId: visit.patientId, details: accessDetails(page) }),
});
