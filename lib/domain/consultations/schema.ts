import { z } from "zod";
import { consultationStatuses, feeReasons, genders, modes, movers, type paymentProviders, paymentStatuses, refundRules, roomRoles, switchCauses } from "@/db/schema/choices";
import { Id, Instant, LocalDate, Money, nullIsNone, page, paging, text } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { Adult, Age } from "@/lib/domain/patients/at-visit/schema";
import { ClosedBy, CloseReason, NoShowBy, OpenMark } from "@/lib/domain/visits/outcome/schema";
import { EmergencyGrant, Withheld } from "@/lib/domain/records/emergency/schema";
import { CheckKind } from "./checks/schema";

export const Status = z.enum(consultationStatuses);
export type Status = z.infer<typeof Status>;

export type PaymentProvider = (typeof paymentProviders)[number];

export const Mode = z.enum(modes, message("fields.mode.invalid"));
export type Mode = z.infer<typeof Mode>;

export const SwitchCause = z.enum(switchCauses);
export type SwitchCause = z.infer<typeof SwitchCause>;
export type RoomRole = (typeof roomRoles)[number];

export const Mover = z.enum(movers);
export type Mover = z.infer<typeof Mover>;

const Person = z.object({ id: Id, name: z.string() });

/** A consultation without anything clinical: what lists show. */
export const ConsultationSummary = z.object({
  id: Id,
  status: Status,
  slotId: Id,
  doctor: Person,
  patient: Person.extend({
    age: Age.nullable().meta({ description: "On the day of the consultation; null if the date of birth is not known, and for administrators" }),
    gender: z.enum(genders).nullable(),
  }),
  bookedBy: Person.meta({ description: "The account that booked: the patient's own, or one that cares for the patient" }),
  startsAt: Instant,
  endsAt: Instant,
  mode: Mode,
  fee: Money,
  feeReason: z.enum(feeReasons).nullish().meta({ description: "`free_follow_up`: the doctor offered this visit without a fee" }),
  /** True if the patient has completed a consultation with this doctor before. */
  followUp: z.boolean(),
  payment: z.object({ status: z.enum(paymentStatuses) }).nullable(),
  holdEndsAt: Instant.nullish().meta({ description: "While it waits for its payment: until when the time is held. Afterwards somebody else may have it" }),
  createdAt: Instant,
});
export type ConsultationSummary = z.infer<typeof ConsultationSummary>;

/** First visit or follow-up, as the Telemedicine Practice Guidelines define them. `followUp` only says whether there was an earlier visit. */
const VisitKind = z.object({
  kind: z.enum(["first", "follow_up"]).meta({ description: "follow_up: within six months of the last completed visit with this doctor, for the same condition as the doctor confirms. Everything else is a first visit" }),
  lastVisitAt: Instant.nullable().meta({ description: "When the last completed visit with this doctor began" }),
  mayFollowUp: z.boolean().meta({ description: "Whether that was within six months, so that the condition decides" }),
  sameCondition: z.boolean().nullable().meta({ description: "As the doctor confirmed; null while not confirmed" }),
});

/** How the patient agreed to the visit: implied by a booking of their own side, or expressly. */
const Consent = z.object({ kind: z.enum(["implied", "explicit"]), at: Instant });

const Check = z.object({
  kind: CheckKind,
  holds: z.boolean(),
  by: Person,
  at: Instant,
  shown: z.string().nullable().meta({ description: "Who it was about, as the doctor saw it then: name and age, or name and relation; null if it is withheld" }),
});

const MoveOffer = z.object({
  id: Id,
  slot: z.object({ id: Id, startsAt: Instant, endsAt: Instant }).nullable().meta({ description: "The offered time; null for any free time of the doctor" }),
  keptUntil: Instant.nullable().meta({ description: "Until when the offered time is kept for the patient" }),
  reason: z.string().nullable(),
  offeredAt: Instant,
});

/** The whole record. Clinical fields are null if they are empty or withheld. */
export const Consultation = ConsultationSummary.extend({
  accompaniedBy: Adult.nullable().meta({ description: "The adult who is present at a minor's visit" }),
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
  cancelReason: z.string().nullable().meta({ description: "The reason, in the words of the person who cancelled; null if it is withheld like the clinical fields" }),
  noShowBy: NoShowBy.nullish(),
  closedBy: ClosedBy.nullish().meta({ description: "`system`: the product closed the visit from what it knows, because nobody did. Null while it is open, and of old visits" }),
  closedAt: Instant.nullish(),
  closeReason: CloseReason.nullish(),
  openMark: OpenMark.nullish(),
  completionReason: z.string().nullish().meta({ description: "The doctor's reason to complete a visit in which the patient was never in the room; null if it is withheld like the clinical fields" }),
  modeSwitches: z
    .array(z.object({ from: Mode, to: Mode, at: Instant, cause: SwitchCause, side: z.enum(roomRoles) }))
    .meta({ description: "Each change of mode, earliest first. `mode` is the current mode; the consultation was booked with the `from` of the first change. `cause` is who chose it, or `network` if the browser on that `side` measured that the network bears no more" }),
  rescheduled: z
    .array(z.object({ from: Instant, to: Instant, by: Mover, at: Instant }))
    .optional()
    .meta({ description: "Each move to another time, earliest first: when it was to start before and after, and which side moved it" }),
  moveOffer: MoveOffer.nullish().meta({ description: "The doctor asks to move it; the visit stays as it is until the patient's side has accepted. Null if there is no open offer" }),
  visitKind: VisitKind.optional(),
  consent: Consent.optional(),
  checks: z.array(Check).optional().meta({ description: "What the doctor has confirmed: the newest of each kind" }),
  /** Grows by one with each change; send it with an update to be sure that nobody changed the record in between. */
  version: z.int(),
});
export type Consultation = z.infer<typeof Consultation>;

export const BookConsultation = z.object({
  slotId: Id,
  complaint: text(2000).meta({ description: "The complaint, in the patient's own words", examples: ["Acidity after meals for two weeks"] }),
  mode: Mode,
  patientId: nullIsNone(Id.optional()).meta({ description: "The patient to book for; the account's own patient if left out" }),
  accompaniedBy: nullIsNone(Adult.optional()).meta({ description: "The adult who will be present at a minor's visit. If left out, the account that books; needed if that is the minor's own" }),
  seenFee: nullIsNone(Money.optional()).meta({ description: "The fee that the patient was shown. If the fee is another by now, nothing is booked: 409 `amount_changed` names both. Send 0 to use a free follow-up visit: then it is never booked for money" }),
});

export const ListConsultations = z.object({
  when: z
    .enum(["upcoming", "past"], message("fields.consultation.when"))
    .optional()
    .meta({ description: "upcoming: still to come or in progress, next one first; past: all others, latest first" }),
  status: Status.optional(),
  patientId: Id.optional().meta({ description: "Only those of this patient" }),
  from: Instant.optional().meta({ description: "Only those that start at or after this instant" }),
  to: Instant.optional().meta({ description: "Only those that start before this instant" }),
  ...paging,
});
export const ConsultationPage = page(ConsultationSummary);

/** The day to read; today if left out. */
export const ReadDay = z.object({ date: LocalDate.optional() });

/** A doctor's day in the zone of the practice, with other things that need attention. */
export const Day = z.object({
  date: LocalDate,
  today: LocalDate,
  timeZone: z.string(),
  /** Everything that starts on that date, earliest first, whatever became of it; at most 300. Today, before these, what began yesterday and is not over. */
  consultations: z.array(ConsultationSummary),
  /** Monday to Sunday around the date; the count leaves out cancelled consultations and those never paid. */
  week: z.array(z.object({ date: LocalDate, count: z.int() })),
  /** Consultations whose time is over but which are still booked or in progress: earliest first, at most five. */
  unclosed: z.array(ConsultationSummary),
  /** Free slots that start within the next seven days. */
  freeSlots: z.int(),
});
export type Day = z.infer<typeof Day>;

export const CountConsultations = z.object({});
export const ConsultationCounts = z.object({
  /** How many are in progress now. */
  inProgress: z.int(),
});

export const ReadConsultation = z.object({ id: Id });

export const UpdateConsultation = z.object({
  id: Id,
  status: nullIsNone(z.enum(["in_progress", "completed", "no_show", "scheduled"], message("fields.consultation.status")).optional()).meta({ description: "`in_progress` from when the room opens, 10 minutes before the start; `scheduled` undoes a start by mistake, while nothing has been written; `no_show` only after the doctor has waited in the room and the patient was never there" }),
  reason: nullIsNone(text(500).optional()).meta({ description: "Only with `completed`, and needed if the patient was never in the room: how you met, or what happened. The patient can read it", examples: ["The video did not work, so we spoke by phone."] }),
  notes: text(20_000).nullish().meta({ description: "null empties the notes; diagnosis and advice work in the same way" }),
  diagnosis: text(5000).nullish(),
  advice: text(5000).nullish(),
  complaint: nullIsNone(text(2000).optional()),
  mode: nullIsNone(Mode.optional()).meta({ description: "The doctor records that they now meet in another mode; the switch is kept with its time" }),
  version: nullIsNone(z.int().positive().optional()),
});

export const CancelConsultation = z.object({
  id: Id,
  reason: text(500).meta({ description: "The reason; shown to the patient and the doctor" }),
  seenRefund: nullIsNone(Money.optional()).meta({ description: "The refund that the patient was shown. If it is less by now, nothing is cancelled: 409 `amount_changed` names both" }),
});

/** A free time offered instead of one that was taken. */
export const Alternative = z.object({ slotId: Id, startsAt: Instant, endsAt: Instant });

/** What cancelling now would give back, and by which rule. */
export const ReadRefund = z.object({ id: Id });
export const OwedRefund = Money.extend({
  rule: z.enum([...refundRules, "nothing_paid", "not_cancellable"]).meta({ description: "`nothing_paid`: there is nothing to give back. `not_cancellable`: it has begun or is over. The others are the rows of the refund policy" }),
});
