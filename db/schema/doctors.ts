import { sql } from "drizzle-orm";
import { char, check, index, integer, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { createdAt, instant, updatedAt } from "./columns";

/** A doctor's practice. Shares its id with the user, so "is this my doctor?" is one comparison. */
export const doctors = pgTable(
  "doctors",
  {
    id: uuid().primaryKey().references(() => users.id, { onDelete: "restrict" }),
    /** Copied from the profile by a trigger, so that search reads one table. */
    name: text().notNull().default(""),
    registrationNumber: text("registration_number").notNull(),
    registrationCouncil: text("registration_council").notNull(),
    systemOfMedicine: text("system_of_medicine").notNull(),
    specializations: text().array().notNull(),
    qualifications: text().array().notNull(),
    experienceYears: smallint("experience_years").notNull(),
    languages: text().array().notNull(),
    city: text().notNull(),
    state: text().notNull(),
    /** Minor units (paise). */
    feeAmount: integer("fee_amount").notNull(),
    feeCurrency: char("fee_currency", { length: 3 }).notNull().default("INR"),
    slotMinutes: smallint("slot_minutes").notNull().default(30),
    /** IANA zone in which this doctor's dates are reckoned. */
    timeZone: text("time_zone").notNull().default("Asia/Kolkata"),
    bio: text(),
    status: text({ enum: ["pending", "verified", "rejected"] }).notNull().default("pending"),
    statusReason: text("status_reason"),
    decidedAt: instant("decided_at"),
    decidedBy: uuid("decided_by").references(() => users.id),
    ratingSum: integer("rating_sum").notNull().default(0),
    ratingCount: integer("rating_count").notNull().default(0),
    /** rating_sum / rating_count × 100, rounded; 0 where there is none. Integer, so that a cursor can hold it exactly. */
    ratingHundredths: integer("rating_hundredths")
      .notNull()
      .generatedAlwaysAs(
        sql`case when rating_count = 0 then 0 else round(100.0 * rating_sum / rating_count)::integer end`,
      ),
    /** Lower case, without accents: name, specializations, city, state, languages, system. Kept by a trigger. */
    searchText: text("search_text").notNull().default(""),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("doctors_registration_unique").on(t.registrationCouncil, t.registrationNumber),
    check("doctors_status", sql`${t.status} in ('pending', 'verified', 'rejected')`),
    check("doctors_rejected_with_reason", sql`${t.status} <> 'rejected' or ${t.statusReason} is not null`),
    check("doctors_fee", sql`${t.feeAmount} >= 0`),
    check("doctors_experience", sql`${t.experienceYears} between 0 and 80`),
    check("doctors_slot_minutes", sql`${t.slotMinutes} between 5 and 240`),
    check("doctors_rating", sql`${t.ratingSum} between ${t.ratingCount} and 5 * ${t.ratingCount}`),
    index("doctors_by_rating").on(t.ratingHundredths, t.id).where(sql`status = 'verified'`),
    index("doctors_by_fee").on(t.feeAmount, t.id).where(sql`status = 'verified'`),
    index("doctors_by_experience").on(t.experienceYears, t.id).where(sql`status = 'verified'`),
    index("doctors_pending").on(t.createdAt).where(sql`status = 'pending'`),
    index("doctors_specializations").using("gin", t.specializations),
    index("doctors_search_trigrams").using("gin", sql`search_text gin_trgm_ops`),
  ],
);
