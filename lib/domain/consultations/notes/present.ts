import type { z } from "zod";
import type { Reader } from "@/lib/domain/records/reader";
import { decrypt, decryptMaybe } from "@/lib/platform/crypto/encrypt";
import type { ConsultationRow } from "../queries";
import type { Status } from "../schema";
import type { AddendumRow, NotesRow } from "./queries";
import { type Addendum, type NotePart, noteParts, type Notes, type NotesVersion } from "./schema";

type Parts = Record<NotePart, string | null>;

const NONE = Object.fromEntries(noteParts.map((part) => [part, null])) as Parts;

/** The texts of a version, decrypted. */
export const partsOf = (row: NotesRow | undefined): Parts =>
  row ? (Object.fromEntries(noteParts.map((part) => [part, decryptMaybe(row[part], { column: `consultation_notes.${part}`, id: row.id })])) as Parts) : NONE;

/** A version as its reader may see it. */
export function versionOf(row: NotesRow | undefined, visit: ConsultationRow, reader: Reader): z.output<typeof NotesVersion> {
  const { isWithheld } = reader.accessTo(visit);
  return {
    version: row?.version ?? 0,
    savedAt: row?.savedAt ?? null,
    // Only its doctor writes notes.
    author: row ? { id: row.authorId, name: visit.doctorName } : null,
    ...(isWithheld ? NONE : partsOf(row)),
  };
}

/** The newest notes of a visit with their addenda; the texts only for people who may read them. */
export function notesOf(row: NotesRow | undefined, addenda: AddendumRow[], visit: ConsultationRow, reader: Reader): z.output<typeof Notes> {
  const { isWithheld, emergencyAccess } = reader.accessTo(visit);
  return {
    ...versionOf(row, visit, reader),
    addenda: isWithheld ? [] : addenda.map((row) => addendumOf(row, visit.doctorName)),
    writable: writableIn(visit.status),
    withheld: isWithheld,
    emergencyAccess,
  };
}

const addendumOf = ({ id, authorId, writtenAt, body }: AddendumRow, authorName: string): z.output<typeof Addendum> => ({
  id,
  author: { id: authorId, name: authorName },
  writtenAt,
  text: decrypt(body, { column: "consultation_addenda.body", id }),
});

/** What the doctor can write in a state: notes until the visit is closed, then addenda. */
export function writableIn(status: Status): Notes["writable"] {
  if (status === "scheduled" || status === "in_progress") return "notes";
  return status === "completed" || status === "no_show" ? "addenda" : "nothing";
}
