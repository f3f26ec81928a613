import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { attachments } from "./attachments";
import { contestStatuses, guestEnds, roomRoles, seatRoles, stayEnds } from "./choices";
import { encrypted, id, instant } from "./columns";
import { consultations } from "./consultations";

/** The room of a consultation. `joining` grows with everybody who enters; both sides then make a new connection under that number. */
export const rooms = pgTable("rooms", {
  consultationId: uuid("consultation_id").primaryKey().references(() => consultations.id, { onDelete: "restrict" }),
  joining: integer().notNull().default(0),
});

/**
 * The third persons whom patient or doctor invited into a visit. Rows are kept: name, relation and consent are part of the visit's record. A row that has
 * not ended is the visit's guest, and there is one at most. The link lives as long as the visit's room, so a time of its own would say it twice.
 */
export const roomGuests = pgTable(
  "room_guests",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    guestName: encrypted("guest_name").notNull(),
    /** What the guest is to the patient, or why they come. */
    guestRelation: encrypted("guest_relation").notNull(),
    invitedBy: uuid("invited_by").notNull().references(() => users.id, { onDelete: "restrict" }),
    invitedSide: text("invited_side", { enum: roomRoles }).notNull(),
    invitedAt: instant("invited_at").notNull(),
    /** The account that agreed for the patient, and when. */
    consentBy: uuid("consent_by").references(() => users.id, { onDelete: "restrict" }),
    consentAt: instant("consent_at"),
    linkHash: text("link_hash").notNull(),
    /** When the link was traded for the seat, and the hash of what the guest's browser keeps for it. */
    usedAt: instant("used_at"),
    seatHash: text("seat_hash"),
    endedAt: instant("ended_at"),
    endedBy: uuid("ended_by").references(() => users.id, { onDelete: "restrict" }),
    end: text({ enum: guestEnds }),
  },
  (t) => [
    uniqueIndex("room_guests_one_per_visit").on(t.consultationId).where(sql`ended_at is null`),
    uniqueIndex("room_guests_link").on(t.linkHash),
    index("room_guests_consultation").on(t.consultationId, t.invitedAt),
    check("room_guests_side", sql`${t.invitedSide} in ('patient', 'doctor')`),
    check("room_guests_consent", sql`(${t.consentAt} is null) = (${t.consentBy} is null) and (${t.invitedSide} = 'doctor' or ${t.consentAt} is not null)`),
    check("room_guests_seat", sql`(${t.usedAt} is null) = (${t.seatHash} is null)`),
    check("room_guests_end", sql`(${t.endedAt} is null) = (${t.endedBy} is null) and (${t.endedAt} is null) = (${t.end} is null) and ${t.end} in ('declined', 'removed')`),
  ],
);

/** Tickets to a room's socket: each opens one socket, within a minute, for a session or for a guest. Only the hash of a ticket's secret is kept. */
export const roomTickets = pgTable(
  "room_tickets",
  {
    ticketHash: text("ticket_hash").primaryKey(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    accountId: uuid("account_id").references(() => users.id, { onDelete: "cascade" }),
    sessionId: uuid("session_id"),
    guestId: uuid("guest_id").references(() => roomGuests.id, { onDelete: "cascade" }),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    index("room_tickets_expiry").on(t.expiresAt),
    check("room_tickets_whose", sql`(${t.accountId} is null) = (${t.sessionId} is null) and (${t.accountId} is null) = (${t.guestId} is not null)`),
  ],
);

/** The stays in a room, from when to when: the evidence of what became of a visit. Never changed after it ended. */
export const roomStays = pgTable(
  "room_stays",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    /** Whose stay it was; a guest has no account. */
    accountId: uuid("account_id").references(() => users.id, { onDelete: "restrict" }),
    guestId: uuid("guest_id").references(() => roomGuests.id, { onDelete: "restrict" }),
    role: text({ enum: seatRoles }).notNull(),
    joining: integer().notNull(),
    joinedAt: instant("joined_at").notNull(),
    leftAt: instant("left_at"),
    /** How it ended: by leaving, by a lost connection, or because the same person entered again. */
    end: text({ enum: stayEnds }),
  },
  (t) => [
    index("room_stays_consultation").on(t.consultationId, t.joinedAt),
    check("room_stays_role", sql`${t.role} in ('patient', 'doctor', 'guest') and (${t.role} = 'guest') = (${t.guestId} is not null) and (${t.guestId} is null) = (${t.accountId} is not null)`),
    check("room_stays_end", sql`(${t.leftAt} is null) = (${t.end} is null) and ${t.end} in ('left', 'lost', 'replaced')`),
  ],
);

/** An objection of one side to what a visit was closed as, and what an administrator decided about it. Each side has one. */
export const visitContests = pgTable(
  "visit_contests",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    side: text({ enum: roomRoles }).notNull(),
    accountId: uuid("account_id").notNull().references(() => users.id, { onDelete: "restrict" }),
    objection: encrypted().notNull(),
    status: text({ enum: contestStatuses }).notNull().default("open"),
    createdAt: instant("created_at").notNull(),
    decidedBy: uuid("decided_by").references(() => users.id, { onDelete: "restrict" }),
    decidedAt: instant("decided_at"),
    decisionReason: encrypted("decision_reason"),
  },
  (t) => [
    uniqueIndex("visit_contests_one_per_side").on(t.consultationId, t.side),
    index("visit_contests_open").on(t.createdAt, t.id).where(sql`status = 'open'`),
    check("visit_contests_side", sql`${t.side} in ('patient', 'doctor')`),
    check("visit_contests_status", sql`${t.status} in ('open', 'upheld', 'changed')`),
    check("visit_contests_decided", sql`(${t.status} = 'open') = (${t.decidedAt} is null) and (${t.decidedAt} is null) = (${t.decidedBy} is null) and (${t.decidedAt} is null) = (${t.decisionReason} is null)`),
  ],
);

/** What patient and doctor write to each other around a visit. Never changed. */
export const roomMessages = pgTable(
  "room_messages",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    authorId: uuid("author_id").notNull().references(() => users.id, { onDelete: "restrict" }),
    authorRole: text("author_role", { enum: roomRoles }).notNull(),
    body: encrypted().notNull(),
    /** The file that this message carries; its text is then empty. */
    attachmentId: uuid("attachment_id").references(() => attachments.id, { onDelete: "restrict" }),
    /** The place in the conversation: given under a lock, so that nobody sees a later message before an earlier one. */
    seq: integer().notNull(),
    sentAt: instant("sent_at").notNull(),
  },
  (t) => [
    uniqueIndex("room_messages_order").on(t.consultationId, t.seq),
    uniqueIndex("room_messages_attachment").on(t.attachmentId).where(sql`attachment_id is not null`),
    check("room_messages_role", sql`${t.authorRole} in ('patient', 'doctor')`),
  ],
);
