import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { notificationKinds } from "./choices";
import { id, instant } from "./columns";
import { consultations } from "./consultations";

/** What an account is told in the app. Only what it is about: the words are made when it is read, in the reader's language. */
export const notifications = pgTable(
  "notifications",
  {
    id: id(),
    accountId: uuid("account_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    /** The event that it tells of: each event is told to an account once. */
    eventId: uuid("event_id").notNull(),
    kind: text({ enum: notificationKinds }).notNull(),
    /** Which words say it: a key of messages/en.json under `notifications.notices`. */
    notice: text().notNull(),
    consultationId: uuid("consultation_id").references(() => consultations.id, { onDelete: "cascade" }),
    /** What else it leads to, such as a prescription. */
    subjectId: uuid("subject_id"),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
  },
  (t) => [
    uniqueIndex("notifications_once").on(t.accountId, t.eventId),
    index("notifications_newest").on(t.accountId, t.id),
    index("notifications_unread").on(t.accountId).where(sql`read_at is null`),
    index("notifications_age").on(t.createdAt),
  ],
);

/** Where an account wants to hear of a kind. A kind without a row has its defaults. */
export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    accountId: uuid("account_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    kind: text({ enum: notificationKinds }).notNull(),
    app: boolean().notNull(),
    email: boolean().notNull(),
    sms: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.kind] })],
);

/** The reminders that were made. A visit that is moved has another time, and is reminded of it again. */
export const reminders = pgTable(
  "reminders",
  {
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "cascade" }),
    startsAt: instant("starts_at").notNull(),
    minutesBefore: smallint("minutes_before").notNull(),
    madeAt: instant("made_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.consultationId, t.startsAt, t.minutesBefore] }), index("reminders_age").on(t.startsAt)],
);

/** Secret addresses under which a calendar program reads an account's visits. Only the hash of the secret is kept. */
export const calendarFeeds = pgTable(
  "calendar_feeds",
  {
    id: id(),
    accountId: uuid("account_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    createdAt: instant("created_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [uniqueIndex("calendar_feeds_token").on(t.tokenHash), uniqueIndex("calendar_feeds_one").on(t.accountId).where(sql`revoked_at is null`)],
);

/** How many minutes from UTC the clock of each reader of a visit was when it was looked at last. If a zone's rules change, it differs, and the reader is told once. */
export const visitClocks = pgTable(
  "visit_clocks",
  {
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "cascade" }),
    accountId: uuid("account_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    startsAt: instant("starts_at").notNull(),
    timeZone: text("time_zone").notNull(),
    offsetMinutes: integer("offset_minutes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.consultationId, t.accountId] }), check("visit_clocks_offset", sql`${t.offsetMinutes} between -1440 and 1440`), index("visit_clocks_age").on(t.startsAt)],
);
