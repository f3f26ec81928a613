import { AppError } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { Reader } from "@/lib/domain/records/reader";
import { encryptMaybe } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { lockConsultation } from "../queries";
import { notesOf, partsOf, versionOf, writableIn } from "./present";
import { findAuditedSave, findNotes, insertNotes } from "./queries";
import { type NotePart, noteParts, Notes, NotesVersion, WriteNotes } from "./schema";

/** An author who goes on writing gets an entry in the audit this often for one visit. */
const AUDIT_EVERY_MS = 5 * 60_000;

/**
 * Saves the notes of a visit as a new version, if nobody saved another since the one they began from. `edit_conflict` has that one,
 * so that nothing is written over unseen. The same texts again make no new version: a save that is repeated after a
 * lost answer does no harm.
 */
export const writeNotes = command({
  name: "consultation.writeNotes",
  input: WriteNotes,
  output: Notes,
  load: ({ db, actor, now }, { id }) => lockWithNotes(db, id, actor.id, now),
  async run({ db, actor, now }, { id: consultationId, version, ...sent }, visit) {
    const { current } = visit;
    const reader = Reader.ofAnswer(actor);
    if (writableIn(visit.status) !== "notes") throw new AppError("invalid_transition", say("refusals.notes.closed"), { extra: { allowed: [] } });
    const texts = Object.fromEntries(noteParts.map((part) => [part, sent[part] ?? null])) as Record<NotePart, string | null>;
    const saved = partsOf(current);
    if (noteParts.every((part) => texts[part] === saved[part])) return notesOf(current, [], visit, reader);
    if (version !== (current?.version ?? 0)) {
      throw new AppError("edit_conflict", say("refusals.notes.changed"), { extra: { current: NotesVersion.encode(versionOf(current, visit, reader)) } });
    }
    const id = newId();
    const sealed = Object.fromEntries(noteParts.map((part) => [part, encryptMaybe(texts[part], { column: `consultation_notes.${part}`, id })]));
    await insertNotes(db, { id, consultationId, version: version + 1, authorId: actor.id, savedAt: now, audited: visit.isDue, ...sealed });
    return notesOf(await findNotes(db, consultationId), [], visit, reader);
  },
  // Saved every second or two while somebody types: the rows themselves say who saved what and when. The audit points to them.
  ownTrace: (notes, visit) => !visit.isDue || notes.version === (visit.current?.version ?? 0),
  auditNote: (notes, visit) => ({ patientId: visit.patientId, details: { version: notes.version, auditedBefore: visit.auditedBefore } }),
});

/** The visit, locked, with its newest notes; and whether a save by this author is due to be audited. */
async function lockWithNotes(db: Scope["db"], id: string, authorId: string, now: Date) {
  const visit = await lockConsultation(db, id);
  if (!visit) return undefined;
  const [current, audited] = await Promise.all([findNotes(db, id), findAuditedSave(db, id, authorId)]);
  return { ...visit, current, auditedBefore: audited?.version ?? null, isDue: !audited || now.getTime() - audited.savedAt.getTime() >= AUDIT_EVERY_MS };
}
