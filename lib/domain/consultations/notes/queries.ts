import { and, asc, desc, eq, lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { consultationAddenda, consultationNotes } from "@/db/schema/notes";

const version = {
  id: consultationNotes.id,
  version: consultationNotes.version,
  authorId: consultationNotes.authorId,
  savedAt: consultationNotes.savedAt,
  complaint: consultationNotes.complaint,
  history: consultationNotes.history,
  findings: consultationNotes.findings,
  assessment: consultationNotes.assessment,
  plan: consultationNotes.plan,
};

export type NotesRow = NonNullable<Awaited<ReturnType<typeof findNotes>>>;

/** The newest version of a visit's notes, still encrypted. */
export async function findNotes(db: Db, consultationId: string) {
  const [row] = await db
    .select(version)
    .from(consultationNotes)
    .where(eq(consultationNotes.consultationId, consultationId))
    .orderBy(desc(consultationNotes.version))
    .limit(1);
  return row;
}

/** Versions of a visit's notes, newest first, still encrypted; those before the version `before` if it is given. */
export const listNotesVersions = (db: Db, consultationId: string, { before, limit }: { before: number | undefined; limit: number }) =>
  db
    .select(version)
    .from(consultationNotes)
    .where(and(eq(consultationNotes.consultationId, consultationId), before === undefined ? undefined : lt(consultationNotes.version, before)))
    .orderBy(desc(consultationNotes.version))
    .limit(limit);

/** The last save of this author that has an entry in the audit. */
export async function findAuditedSave(db: Db, consultationId: string, authorId: string) {
  const [row] = await db
    .select({ version: consultationNotes.version, savedAt: consultationNotes.savedAt })
    .from(consultationNotes)
    .where(and(eq(consultationNotes.consultationId, consultationId), eq(consultationNotes.authorId, authorId), eq(consultationNotes.audited, true)))
    .orderBy(desc(consultationNotes.version))
    .limit(1);
  return row;
}

export const insertNotes = (db: Db, row: typeof consultationNotes.$inferInsert) => db.insert(consultationNotes).values(row);

export type AddendumRow = Awaited<ReturnType<typeof listAddenda>>[number];

/** What was added to a visit's notes after it was closed, earliest first. */
export const listAddenda = (db: Db, consultationId: string) =>
  db
    .select({
      id: consultationAddenda.id,
      authorId: consultationAddenda.authorId,
      writtenAt: consultationAddenda.writtenAt,
      body: consultationAddenda.body,
    })
    .from(consultationAddenda)
    .where(eq(consultationAddenda.consultationId, consultationId))
    .orderBy(asc(consultationAddenda.id));

export const insertAddendum = (db: Db, row: typeof consultationAddenda.$inferInsert) => db.insert(consultationAddenda).values(row);
