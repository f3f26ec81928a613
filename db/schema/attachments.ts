import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { attachmentPlaces, attachmentTypes, roomRoles } from "./choices";
import { bytes, encrypted, id, instant } from "./columns";
import { consultations } from "./consultations";

/** A file of a visit, without its bytes, so that no list ever reads them. */
export const attachments = pgTable(
  "attachments",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    addedBy: uuid("added_by").notNull().references(() => users.id, { onDelete: "restrict" }),
    addedAs: text("added_as", { enum: roomRoles }).notNull(),
    place: text({ enum: attachmentPlaces }).notNull(),
    fileName: encrypted("file_name").notNull(),
    type: text({ enum: attachmentTypes }).notNull(),
    size: integer().notNull(),
    parts: integer().notNull(),
    /** The key of this one file, under the key of the installation: a change of that key writes these few bytes and not the file. */
    fileKey: encrypted("file_key").notNull(),
    addedAt: instant("added_at").notNull(),
    /** A removed file has no bytes any more; that it was there stays. */
    removedAt: instant("removed_at"),
  },
  (t) => [
    index("attachments_consultation").on(t.consultationId, t.id),
    check("attachments_place", sql`${t.place} in ('intake', 'conversation') and (${t.place} = 'conversation' or ${t.addedAs} = 'patient')`),
    check("attachments_type", sql`${t.type} in ('application/pdf', 'image/jpeg', 'image/png')`),
    check("attachments_size", sql`${t.size} between 1 and 10485760 and ${t.parts} > 0`),
    check("attachments_removed", sql`${t.removedAt} is null or ${t.place} = 'intake'`),
  ],
);

/** The bytes of files, encrypted under the key of each file, in parts that are written and read one at a time. */
export const attachmentParts = pgTable(
  "attachment_parts",
  {
    attachmentId: uuid("attachment_id").notNull().references(() => attachments.id, { onDelete: "restrict" }),
    part: integer().notNull(),
    content: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.attachmentId, t.part] })],
);
