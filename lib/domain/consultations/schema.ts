import { z } from "zod";
import { consultationStatuses, modes, paymentStatuses } from "@/db/schema/choices";
import { Id, Instant, LocalDate, Money, nullIsNone, page, paging, text } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { EmergencyGrant, Withheld } from "@/lib/domain/records/emergency/schema";

export const Status = z.enum(consultationStatuses);
export type Status = z.infer<typeof Status>;

export const Mode = z.enum(modes, message("fields.mode.invalid"));
export type Mode = z.infer<typeof Mode>;

const Person = z.object({ id: Id, name: z.string() });

/** A consultation without anything clinical: what lists show. */
export const ConsultationSummary = z.object({
  id: Id,
  status: Status,
  slotId: Id,
  doctor: Person,
  patient: Person,
  startsAt: Instant,
  endsAt: Instant,
  mode: Mode,
  fee: Money,
  /** True where the patient has completed a consultation with this doctor before. */
  followUp: z.boolean(),
  payment: z.object({ status: z.enum(paymentStatuses) }).nullable(),
  createdAt: Instant,
});
export type ConsultationSummary = z.infer<typeof ConsultationSummary>;

/** The whole record. Clinical fields are null where empty, and where they are withheld. */
export const Consultation = ConsultationSummary.extend({
  withheld: Withheld,
  emergencyAccess: EmergencyGrant,
  complaint: z.string().nullable(),
  notes: z.string().nullable(),
  diagnosis: z.string().nullable(),
  advice: z.string().nullable(),
  consentAt: Instant,
  startedAt: Instant.nullable(),
  completedAt: Instant.nullable(),
  cancelledAt: Instant.nullable(),
  cancelReason: z.string().nullable().meta({ description: "Why, in the words of who cancelled; null where it is withheld, as all that is clinical" }),
  modeSwitches: z
    .array(z.object({ from: Mode, to: Mode, at: Instant }))
    .meta({ description: "Each change of mode, the first first. `mode` is the present one; it was booked with the `from` of the first" }),
  /** Grows by one with each change; send it with an update to be sure nobody changed it in between. */
  version: z.int(),
});
export type Consultation = z.infer<typeof Consultation>;

export const BookConsultation = z.object({
  slotId: Id,
  complaint: text(2000).meta({ description: "What troubles the patient, in their words", examples: ["Acidity after meals for two weeks"] }),
  mode: Mode,
});

export const ListConsultations = z.object({
  when: z
    .enum(["upcoming", "past"], message("fields.consultation.when"))
    .optional()
    .meta({ description: "upcoming: still to come or under way, the next one first; past: all others, the latest first" }),
  status: Status.optional(),
  patientId: Id.optional().meta({ description: "Only those of this patient" }),
  from: Instant.optional().meta({ description: "Only those that start at or after this instant" }),
  to: Instant.optional().meta({ description: "Only those that start before this instant" }),
  ...paging,
});
export const ConsultationPage = page(ConsultationSummary);

/** The doctor's day to look at; today where left out. */
export const ReadDay = z.object({ date: LocalDate.optional() });

/** A doctor's day in the zone of the practice, and what around it wants attention. */
export const Day = z.object({
  date: LocalDate,
  today: LocalDate,
  timeZone: z.string(),
  /** Everything that starts on that date, earliest first, whatever became of it; at most 300. Today, before these, what began yesterday and is not over. */
  consultations: z.array(ConsultationSummary),
  /** Monday to Sunday around the date; the count leaves out what was cancelled or never paid. */
  week: z.array(z.object({ date: LocalDate, count: z.int() })),
  /** Their time is over, yet they are still booked or under way: earliest first, at most five. */
  unclosed: z.array(ConsultationSummary),
  /** Free slots that start within the next seven days. */
  freeSlots: z.int(),
});
export type Day = z.infer<typeof Day>;

export const CountConsultations = z.object({});
export const ConsultationCounts = z.object({
  /** Under way at this moment. */
  inProgress: z.int(),
});

export const ReadConsultation = z.object({ id: Id });

export const UpdateConsultation = z.object({
  id: Id,
  status: nullIsNone(z.enum(["in_progress", "completed", "no_show"], message("fields.consultation.status")).optional()),
  notes: text(20_000).nullish().meta({ description: "null empties it; so it does diagnosis and advice" }),
  diagnosis: text(5000).nullish(),
  advice: text(5000).nullish(),
  complaint: nullIsNone(text(2000).optional()),
  mode: nullIsNone(Mode.optional()).meta({ description: "The doctor notes that they now meet in another way; the switch is kept with its time" }),
  version: nullIsNone(z.int().positive().optional()),
});

export const CancelConsultation = z.object({
  id: Id,
  reason: text(500).meta({ description: "Why; shown to the patient and the doctor" }),
});

/** A free time offered instead of one that was taken. */
export const Alternative = z.object({ slotId: Id, startsAt: Instant, endsAt: Instant });
