import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { attachmentParts, attachments } from "@/db/schema/attachments";
import { roomMessages } from "@/db/schema/rooms";

const selectAttachments = (db: Db) =>
  db
    .select({
      id: attachments.id,
      consultationId: attachments.consultationId,
      addedById: attachments.addedBy,
      addedAs: attachments.addedAs,
      addedByName: fullName(profiles),
      place: attachments.place,
      fileName: attachments.fileName,
      type: attachments.type,
      size: attachments.size,
      parts: attachments.parts,
      fileKey: attachments.fileKey,
      addedAt: attachments.addedAt,
      seq: roomMessages.seq,
    })
    .from(attachments)
    .innerJoin(profiles, eq(profiles.personId, attachments.addedBy))
    .leftJoin(roomMessages, eq(roomMessages.attachmentId, attachments.id));

export type AttachmentRow = Awaited<ReturnType<typeof listAttachments>>[number];

/** The files of a visit, earliest first. */
export const listAttachments = (db: Db, consultationId: string) =>
  selectAttachments(db).where(and(eq(attachments.consultationId, consultationId), isNull(attachments.removedAt))).orderBy(asc(attachments.id));

/** One file that was not removed. */
export async function findAttachment(db: Db, id: string): Promise<AttachmentRow | undefined> {
  const [row] = await selectAttachments(db).where(and(eq(attachments.id, id), isNull(attachments.removedAt)));
  return row;
}

/** How many files a visit has, and how many bytes. The caller holds the lock on the consultation, so that no other comes in between. */
export async function measureAttachments(db: Db, consultationId: string): Promise<{ count: number; bytes: number }> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int`, bytes: sql<number>`coalesce(sum(${attachments.size}), 0)::int` })
    .from(attachments)
    .where(and(eq(attachments.consultationId, consultationId), isNull(attachments.removedAt)));
  return row!;
}

export const insertAttachment = (db: Db, row: typeof attachments.$inferInsert) => db.insert(attachments).values(row);
export const insertPart = (db: Db, row: typeof attachmentParts.$inferInsert) => db.insert(attachmentParts).values(row);

/** One part of a file, encrypted; undefined if the file was removed meanwhile. */
export async function findPart(db: Db, attachmentId: string, part: number): Promise<Buffer | undefined> {
  const [row] = await db.select({ content: attachmentParts.content }).from(attachmentParts).where(and(eq(attachmentParts.attachmentId, attachmentId), eq(attachmentParts.part, part)));
  return row?.content;
}

/** Removes a file: its bytes are deleted, and the row says when. False if it was removed before. */
export async function removeFile(db: Db, id: string, now: Date): Promise<boolean> {
  const rows = await db.update(attachments).set({ removedAt: now }).where(and(eq(attachments.id, id), isNull(attachments.removedAt))).returning({ id: attachments.id });
  if (rows.length === 0) return false;
  await db.delete(attachmentParts).where(eq(attachmentParts.attachmentId, id));
  return true;
}
