import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { accountStatuses, doors, genders, linkPurposes, roles, strengths } from "./choices";
import { createdAt, id, instant, encrypted, updatedAt } from "./columns";

export const users = pgTable(
  "users",
  {
    id: id(),
    /** Lower case, trimmed. */
    email: text().notNull(),
    passwordHash: text("password_hash").notNull(),
    role: text({ enum: roles }).notNull(),
    status: text({ enum: accountStatuses }).notNull().default("active"),
    emailVerifiedAt: instant("email_verified_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("users_email_unique").on(t.email),
    check("users_email_lowercase", sql`${t.email} = lower(${t.email})`),
    check("users_role", sql`${t.role} in ('patient', 'doctor', 'admin')`),
    check("users_status", sql`${t.status} in ('active', 'suspended')`),
    index("users_role_created").on(t.role, t.createdAt),
  ],
);

/** The particulars of a person: of everybody with an account, and of patients whom others care for. */
export const profiles = pgTable(
  "profiles",
  {
    /** The id of an account or of a patient. The column keeps its first name, so that the version before runs on during an update. */
    personId: uuid("user_id").primaryKey(),
    firstName: text("first_name").notNull(),
    /** Empty for people who have one name. */
    lastName: text("last_name").notNull(),
    phone: encrypted(),
    /** HMAC of the normalised number under its own key, for equality search. */
    phoneIndex: text("phone_index"),
    dateOfBirth: date("date_of_birth", { mode: "string" }),
    gender: text({ enum: genders }),
    /** Encrypted JSON `{ line1, line2, city, state, postalCode, country }`. */
    address: encrypted(),
    timeZone: text("time_zone").notNull().default("Asia/Kolkata"),
    language: text().notNull().default("en"),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("profiles_gender", sql`${t.gender} in ('female', 'male', 'other', 'undisclosed')`),
    index("profiles_phone_index").on(t.phoneIndex),
  ],
);

/** The name that others see. @param person `profiles`, or an alias of it */
export const fullName = (person: Record<"firstName" | "lastName", AnyPgColumn>) => sql<string>`btrim(${person.firstName} || ' ' || ${person.lastName})`;

/** A signed-in device. Revoking the row ends the session on the web and on the API alike. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: uuid("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    door: text({ enum: doors }).notNull(),
    strength: text({ enum: strengths }).notNull(),
    userAgent: text("user_agent"),
    address: text(),
    createdAt: createdAt(),
    lastSeenAt: instant("last_seen_at").notNull().default(sql`now()`),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    revokedReason: text("revoked_reason"),
  },
  (t) => [
    index("sessions_user").on(t.userId, t.createdAt),
    check("sessions_door", sql`${t.door} in ('web', 'api')`),
    check("sessions_strength", sql`${t.strength} in ('password', 'mfa')`),
  ],
);

/** The links sent by mail. Each works once, for a limited time. Only the hash of a link's secret is kept. */
export const accountTokens = pgTable(
  "account_tokens",
  {
    id: id(),
    /** Null if somebody asked for an address without an account: a row is written either way, so that nothing tells the two cases apart. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    purpose: text({ enum: linkPurposes }).notNull(),
    tokenHash: text("token_hash").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    uniqueIndex("account_tokens_hash").on(t.tokenHash),
    index("account_tokens_user").on(t.userId, t.purpose, t.createdAt),
    index("account_tokens_expiry").on(t.expiresAt),
    check("account_tokens_purpose", sql`${t.purpose} in ('verify_email', 'reset_password')`),
  ],
);

/** Every refresh token ever given for a session; only its hash is kept. If a used token is presented again, it was stolen. */
export const refreshTokens = pgTable(
  "refresh_tokens",
  {
    tokenHash: text("token_hash").primaryKey(),
    sessionId: uuid("session_id").notNull().references(() => sessions.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("refresh_tokens_session").on(t.sessionId)],
);
