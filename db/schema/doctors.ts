import { sql } from "drizzle-orm";
import { char, check, index, integer, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { doctorStatuses } from "./choices";
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
    /** IANA time zone of this doctor's dates. */
    timeZone: text("time_zone").notNull().default("Asia/Kolkata"),
    bio: text(),
    status: text({ enum: doctorStatuses }).notNull().default("pending"),
    statusReason: text("status_reason"),
    decidedAt: instant("decided_at"),
    decidedBy: uuid("decided_by").references(() => users.id),
    /** When the practice began to wait for a decision. */
    submittedAt: instant("submitted_at").notNull().default(sql`now()`),
    ratingSum: integer("rating_sum").notNull().default(0),
    ratingCount: integer("rating_count").notNull().default(0),
    /** rating_sum / rating_count × 100, rounded; 0 without ratings. Integer, so that a cursor can hold it exactly. */
    ratingHundredths: integer("rating_hundredths")
      .notNull()
      .generatedAlwaysAs(
        sql`case when rating_count = 0 then 0 else round(100.0 * rating_sum / rating_count)::integer end`,
      ),
    /**
     * The texts that searches look at, kept up to date by a trigger: words in lower case without accents, a blank before and after each.
     * searchText holds name, specializations, qualifications, system, place and languages; searchName the name alone;
     * searchPlace city and state. Beside each is what people also write for it: initials together and apart, other names of
     * the place and of the field of medicine, and how names sound.
     */
    searchText: text("search_text").notNull().default(""),
    searchName: text("search_name").notNull().default(""),
    searchPlace: text("search_place").notNull().default(""),
    /** The specializations in the same form, for equality. */
    specializationKeys: text("specialization_keys").array().notNull().default(sql`'{}'`),
    /**
     * Everything a search shows of the practice, packed into one column by the same trigger: reading one column takes a
     * third of the time of ten. Values are separated by U+001F, the items of a list by U+001E; lib/domain/doctors/present.ts unpacks them.
     */
    card: text().notNull().default(""),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    // A registration belongs to one doctor only, however it is written: "KMC 12", "kmc-12" and "KMC12" are one number.
    uniqueIndex("doctors_registration_unique").on(sql`registration_key(registration_council)`, sql`registration_key(registration_number)`),
    check("doctors_status", sql`${t.status} in ('pending', 'verified', 'rejected')`),
    check("doctors_rejected_with_reason", sql`${t.status} <> 'rejected' or ${t.statusReason} is not null`),
    check("doctors_fee", sql`${t.feeAmount} >= 0`),
    check("doctors_experience", sql`${t.experienceYears} between 0 and 80`),
    check("doctors_slot_minutes", sql`${t.slotMinutes} between 5 and 240`),
    check("doctors_rating", sql`${t.ratingSum} between ${t.ratingCount} and 5 * ${t.ratingCount}`),
    index("doctors_by_rating").on(t.ratingHundredths, t.id).where(sql`status = 'verified'`),
    index("doctors_by_fee").on(t.feeAmount, t.id).where(sql`status = 'verified'`),
    index("doctors_by_experience").on(t.experienceYears, t.id).where(sql`status = 'verified'`),
    index("doctors_by_submission").on(t.status, t.submittedAt, t.id),
    // A search by date asks which zones there are.
    index("doctors_by_time_zone").on(t.timeZone),
    index("doctors_specializations").using("gin", t.specializationKeys),
    index("doctors_search_trigrams").using("gin", sql`search_text gin_trgm_ops`),
  ],
);

/** Every word that finds a verified doctor, kept up to date by a trigger. Mistyped search words are looked up here. */
export const doctorWords = pgTable("doctor_words", { word: text().primaryKey() }, () => [
  index("doctor_words_trigrams").using("gin", sql`word gin_trgm_ops`),
]);
