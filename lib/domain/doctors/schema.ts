import { z } from "zod";
import { doctorStatuses, modes } from "@/db/schema/choices";
import { least, most } from "@/lib/core/plain-words";
import { Id, Instant, line, LocalDate, Money, nullIsNone, page, paging, saysSomething, text } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { TimeZone } from "@/lib/core/zone";
import { languageCode } from "./languages";

/** The systems of medicine that have a register of practitioners. Doctors prescribe only within their own system. */
export const systemsOfMedicine = ["Ayurveda", "Modern medicine", "Siddha", "Unani", "Homeopathy", "Yoga and naturopathy", "Sowa-Rigpa"] as const;

const otherNames: Record<string, (typeof systemsOfMedicine)[number]> = {
  ayurvedic: "Ayurveda",
  allopathy: "Modern medicine",
  homoeopathy: "Homeopathy",
  naturopathy: "Yoga and naturopathy",
};

const SystemOfMedicine = z
  .string(message("fields.systemOfMedicine.missing"))
  .transform((typed, context) => {
    const given = typed.trim().toLowerCase();
    const system = systemsOfMedicine.find((name) => name.toLowerCase() === given) ?? otherNames[given];
    if (system) return system;
    context.issues.push({ code: "custom", input: typed, message: message("fields.systemOfMedicine.unknown", { systems: systemsOfMedicine.join(", ") }) });
    return z.NEVER;
  })
  .meta({ enum: systemsOfMedicine });

const Language = z
  .string(message("fields.language.code"))
  .transform((typed, context) => {
    const code = languageCode(typed);
    if (code) return code;
    context.issues.push({ code: "custom", input: typed, message: message("fields.language.codeOrName") });
    return z.NEVER;
  })
  .meta({ description: "ISO 639 code or English name; answers contain the code", examples: ["hi"] });

/** One to `max` different entries. */
const listOf = <T extends z.ZodType<string>>(entry: T, max: number) =>
  z
    .array(entry, message("fields.value.list"))
    .min(1, message("fields.list.none"))
    .max(max, message("fields.list.tooMany", { max }))
    .transform((entries) => entries.filter((one, n) => entries.findIndex((other) => other.toLowerCase() === one.toLowerCase()) === n));

const whole = (min: number, max: number) =>
  z.int(message("fields.value.wholeBetween", { min, max })).min(min, least(min)).max(max, most(max));

const Location = z.object({ city: line(80), state: line(80) });

const fields = {
  registrationNumber: line(60).refine((typed) => typed === "" || saysSomething(typed), message("fields.registrationNumber.missing")).meta({ description: "One number however it is written: KMC 12, KMC12 and kmc-12 are the same", examples: ["I-48213"] }),
  registrationCouncil: line(160).refine(saysSomething, message("fields.registrationCouncil.missing")).meta({ examples: ["Karnataka Ayurvedic and Unani Practitioners Board"] }),
  systemOfMedicine: SystemOfMedicine,
  specializations: listOf(line(80), 10),
  qualifications: listOf(line(120), 12),
  experienceYears: whole(0, 80),
  languages: listOf(Language, 20),
  location: Location,
  consultationFee: Money,
};
const SlotMinutes = whole(5, 240).meta({ description: "Length of this doctor's slots in minutes" });
const Zone = TimeZone.meta({ description: "Zone of this doctor's dates" });
const Bio = text(2000);

export const CreateDoctor = z.object({
  ...fields,
  slotMinutes: nullIsNone(SlotMinutes.default(30)),
  timeZone: nullIsNone(Zone.default("Asia/Kolkata")),
  bio: nullIsNone(Bio.optional()),
});

/** Fields that are left out stay; null empties the bio. */
export const UpdateDoctor = z.object({
  id: Id,
  ...z.object({ ...fields, slotMinutes: SlotMinutes, timeZone: Zone }).partial().shape,
  bio: Bio.nullish(),
  version: nullIsNone(z.int().positive().optional()).meta({ description: "The version that was edited; the update is refused if it is no longer the current one" }),
});

const Rating = z.object({ average: z.number().meta({ description: "0 to 5, two decimals; 0 if there is no rating" }), count: z.int() });
const Status = z.enum(doctorStatuses);

/** A doctor's practice. */
export const Doctor = z.object({
  id: Id,
  name: z.string(),
  registrationNumber: z.string(),
  registrationCouncil: z.string(),
  systemOfMedicine: z.string(),
  specializations: z.array(z.string()),
  qualifications: z.array(z.string()),
  experienceYears: z.int(),
  languages: z.array(z.string()),
  location: z.object({ city: z.string(), state: z.string() }),
  consultationFee: Money,
  slotMinutes: z.int(),
  timeZone: z.string(),
  bio: z.string().nullable(),
  rating: Rating,
  nextAvailableAt: Instant.nullable(),
  status: Status,
  statusReason: z.string().nullish().meta({ description: "The reason of the last rejection; shown only to that doctor and to administrators" }),
  submittedAt: Instant.optional().meta({ description: "Since when the profile waits for a decision; shown only to that doctor and to administrators" }),
  decidedAt: Instant.nullish(),
  createdAt: Instant,
  version: z.int(),
});
export type Doctor = z.output<typeof Doctor>;

export const ReadDoctor = z.object({ id: Id });
export const ReadOwnDoctor = z.object({});

export const VerifyDoctor = z
  .object({
    id: Id,
    decision: z.enum(["verified", "rejected"], message("fields.doctor.decision")),
    reason: nullIsNone(text(1000).optional()).meta({ description: "Required for a rejection; the doctor can read it" }),
    version: nullIsNone(z.int().positive().optional()).meta({ description: "The version that was looked at; the decision is refused if it is no longer the current one" }),
  })
  .refine(({ decision, reason }) => decision === "verified" || reason !== undefined, { error: message("fields.doctor.reasonMissing"), path: ["reason"] });

export const ListQueue = z.object({
  status: Status.optional().meta({ description: "Only doctors with this status; all if left out, pending ones first" }),
  ...paging,
});
export const DoctorPage = page(Doctor);

export const CountDoctors = z.object({});

/** How many doctors have each status. */
export const DoctorCounts = z.object({
  pending: z.int(),
  verified: z.int(),
  rejected: z.int(),
  /** Since when the doctor with the longest wait has been waiting; null if nobody waits. */
  waitingSince: Instant.nullable(),
});

/** An optional field. If a form sends it empty, it counts as left out. */
const given = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

export const sorts = ["relevance", "rating", "fee", "experience", "nextAvailable"] as const;
export type Sort = (typeof sorts)[number];

export const SearchDoctors = z.object({
  q: given(text(200, 0)).meta({ description: "Words or parts of words of a name, specialization, place, system or language. Each word must be found; only the first twelve are used. Other names of Indian places and titles of doctors are understood. If nobody is found, other spellings and typos are forgiven; `reading` says so." }),
  specialization: given(text(80, 0)),
  location: given(text(160, 0)).meta({ description: "City or state" }),
  language: given(Language),
  systemOfMedicine: given(SystemOfMedicine),
  mode: given(z.enum(modes, message("fields.mode.invalid"))).meta({ description: "How the patient wants to meet: with `availableOn`, doctors with a free time on that date that offers it; without, doctors whose free times or weekly hours offer it" }),
  minRating: given(z.coerce.number(message("fields.value.between", { min: 0, max: 5 })).min(0, least(0)).max(5, most(5))),
  maxFee: given(z.coerce.number(message("fields.money.useMinorUnits")).int(message("fields.money.useWhole")).min(0, least(0)).max(2_000_000_000, message("fields.money.tooLarge"))).meta({ description: "Minor units (paise)" }),
  availableOn: given(LocalDate).meta({ description: "A date in the doctor's zone with at least one free slot" }),
  sort: given(z.enum(sorts)).meta({ description: "relevance if left out" }),
  ...paging,
});
export type SearchDoctors = z.output<typeof SearchDoctors>;

/** A doctor as a search shows them. */
export const DoctorCard = z.object({
  id: Id,
  name: z.string(),
  specializations: z.array(z.string()),
  qualifications: z.array(z.string()),
  systemOfMedicine: z.string(),
  experienceYears: z.int(),
  languages: z.array(z.string()),
  location: z.object({ city: z.string(), state: z.string() }),
  rating: Rating,
  consultationFee: Money,
  nextAvailableAt: Instant.nullable().meta({ description: "The first free time; where `availableOn` was asked for, the first on that date; where `mode` was, the first that offers it" }),
  bioExcerpt: z.string().nullable(),
});
export type DoctorCard = z.output<typeof DoctorCard>;
export const DoctorCardPage = page(DoctorCard);

export const Reading = z.enum(["exact", "concern", "forgiving"]);
export type Reading = z.output<typeof Reading>;

/** A page of a search. */
export const FoundDoctors = DoctorCardPage.extend({
  reading: Reading.optional().meta({
    description:
      "How q was read to find these doctors. exact: as written; the other readings are guesses, made only if nobody is found as written. concern: as a concern, such as acidity, that belongs to a field of medicine; forgiving: with another spelling or a typo. Left out if there are no words, or nobody was found",
  }),
  searched: z.array(z.string()).optional().meta({ description: "What a guess took the words for, at most three; show it to the reader", examples: [["Lakshmi"]] }),
});
