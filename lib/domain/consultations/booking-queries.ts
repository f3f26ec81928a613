import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { genders } from "@/db/schema/choices";
import { lockOn } from "@/db/locks";
import { freed, isOpen, offersMode } from "@/db/slots";
import { statement } from "@/db/statement";
import { hasLapsed, isBusy } from "@/db/visits";
import { endingWaits } from "@/lib/domain/waiting-list/queries";
import type { AdultRelation, Relation } from "@/lib/domain/patients/patient";
import type { Encrypted } from "@/lib/platform/crypto/encrypt";
import type { Mode, PaymentProvider } from "./schema";

const $ = sql.placeholder;

/** Whether slot `s` is kept for another account than this one. */
const isKeptForAnother = (account: SQL) => sql`coalesce(s.held_for <> ${account} and s.held_for_until > ${$("now")}::timestamptz, false)`;

/** What booking needs to know about a slot, its doctor and the patient. */
export interface Offer {
  patientId: string;
  /** The account that books, if it cares for the patient. */
  carerIds: string[];
  /** What the patient is to the account that books. */
  relation: Relation;
  bookerName: string;
  /** YYYY-MM-DD */
  bookerBirth: string | null;
  slotId: string;
  doctorId: string;
  status: string;
  /** Of a held slot: until when. */
  heldUntil: Date | null;
  startsAt: Date;
  endsAt: Date;
  doctorName: string;
  patientName: string;
  /** YYYY-MM-DD */
  patientBirth: string | null;
  patientGender: (typeof genders)[number] | null;
  timeZone: string;
  feeAmount: number;
  /** The ways to meet at this time; null for all. */
  modes: Mode[] | null;
  /** Whether the doctor's notice for this time is over. */
  isTooLate: boolean;
  /** The doctor's offer of a free follow-up visit that this booking can use, if there is one. */
  windowId: string | null;
}

/**
 * A slot of a verified doctor, whatever its status. Locks the patient until the transaction ends, so that one patient's bookings
 * run one after another and the claim that follows sees every earlier booking of this patient.
 */
export async function findOfferLockingPatient(db: Db, slotId: string, patientId: string, accountId: string, now: Date): Promise<Offer | undefined> {
  const [row] = await selectOffer(db, { slotId, patientId, accountId, now: now.toISOString() });
  return row && { ...row, heldUntil: row.heldUntil === null ? null : new Date(row.heldUntil), startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) };
}

const selectOffer = statement<{ slotId: string; patientId: string; accountId: string; now: string }, Omit<Offer, "startsAt" | "endsAt" | "heldUntil"> & { startsAt: string; endsAt: string; heldUntil: string | null }>(
  () => sql`
    select s.id as "slotId", s.doctor_id as "doctorId", case when ${isKeptForAnother(sql`b.user_id`)} then 'held' when s.outside then 'blocked' else s.status end as status, s.held_until as "heldUntil",
      s.modes, coalesce(s.bookable_until <= ${$("now")}::timestamptz, false) as "isTooLate", s.starts_at as "startsAt", s.ends_at as "endsAt",
      d.name as "doctorName", d.fee_amount as "feeAmount", btrim(p.first_name || ' ' || p.last_name) as "patientName",
      p.date_of_birth::text as "patientBirth", p.gender as "patientGender", d.time_zone as "timeZone", p.user_id as "patientId",
      case when care.id is null then '{}' else array[care.account_id::text] end as "carerIds", care.relation,
      btrim(b.first_name || ' ' || b.last_name) as "bookerName", b.date_of_birth::text as "bookerBirth",
      (select w.id from follow_up_windows w where w.patient_id = p.user_id and w.doctor_id = s.doctor_id and w.ends_at > s.starts_at
        and exists (select from follow_up_places f where f.window_id = w.id and f.consultation_id is null) order by w.ends_at limit 1) as "windowId",
      ${lockOn("patient", sql`p.user_id`)}
    from availability_slots s join doctors d on d.id = s.doctor_id and d.status = 'verified'
      join profiles p on p.user_id = ${$("patientId")} join profiles b on b.user_id = ${$("accountId")}
      left join patient_carers care on care.patient_id = p.user_id and care.account_id = b.user_id and care.until is null
    where s.id = ${$("slotId")} and s.deleted_at is null`,
);

export interface Claim {
  id: string;
  paymentId: string;
  slotId: string;
  doctorId: string;
  patientId: string;
  accountId: string;
  adultName: string | null;
  adultRelation: AdultRelation | null;
  mode: Mode;
  complaint: Encrypted;
  feeAmount: number;
  feeReason: "free_follow_up" | null;
  /** The free follow-up visits of which this booking takes one. */
  windowId: string | null;
  /** Who the fee is paid through before the visit; null if nothing is paid then. */
  provider: PaymentProvider | null;
  /** With a provider: until when the slot is held for the payment. */
  holdEndsAt: Date | null;
  now: Date;
}

/**
 * Takes the slot, inserts consultation and payment, and ends the wait of the patient for this doctor, in one statement. Where a payment is due
 * first, the slot is held for it, and the wait ends with the payment. A hold that has lapsed is no obstacle: its consultation, and another lapsed one of the patient at this time,
 * expire in the same statement, before anything else. Does nothing if the slot is no longer free, the patient is busy at that time, or the free
 * follow-up visit that it is to use is no longer there. Bookings of one doctor run one after another, because two that conflict in an exclusion
 * constraint would wait for each other until the deadlock detector aborts one.
 */
export async function claimSlot(db: Db, claim: Claim): Promise<{ followUp: boolean } | undefined> {
  const [row] = await insertClaim(db, { ...claim, now: claim.now.toISOString(), holdEndsAt: claim.holdEndsAt?.toISOString() ?? null });
  return row;
}

const insertClaim = statement<Omit<Claim, "now" | "holdEndsAt"> & { now: string; holdEndsAt: string | null }, { followUp: boolean }>(
  () => sql`
    with given as (
      select ${$("id")}::uuid as id, ${$("paymentId")}::uuid as payment_id, ${$("patientId")}::uuid as patient_id, ${$("accountId")}::uuid as account_id,
        ${$("doctorId")}::uuid as doctor_id, ${$("feeAmount")}::int as fee, ${$("now")}::timestamptz as now, ${$("provider")}::text as provider, ${$("holdEndsAt")}::timestamptz as hold_ends_at),
    turn as materialized (select ${lockOn("calendar", sql`doctor_id`)} from given),
    free_visit as materialized (
      select f.window_id, f.place from follow_up_places f, turn where f.window_id = ${$("windowId")}::uuid and f.consultation_id is null
      order by f.place limit 1 for update of f skip locked),
    lapsed as (
      update consultations c set status = 'expired', version = c.version + 1, updated_at = given.now from turn, given, availability_slots s
      where s.id = ${$("slotId")} and ${hasLapsed(sql`given.now`)} and (c.slot_id = s.id or c.patient_id = given.patient_id and c.during && s.during)
      returning c.id, c.slot_id),
    unpaid as (update payments p set status = 'void', updated_at = given.now from lapsed, given where p.consultation_id = lapsed.id and p.status in ('pending', 'failed')),
    freed as (
      update availability_slots s set ${freed(sql`given.now`)} from lapsed, given where s.id = lapsed.slot_id and s.id <> ${$("slotId")} and s.status = 'held'),
    given_up as materialized (select coalesce(array_agg(slot_id), '{}') as slot_ids from lapsed),
    claimed as (
      update availability_slots s set status = case when given.provider is null then 'booked' else 'held' end, held_until = given.hold_ends_at, updated_at = given.now from turn, given, given_up
      where s.id = ${$("slotId")} and (s.status = 'available' or s.status = 'held' and s.id = any(given_up.slot_ids)) and not s.outside and not ${isKeptForAnother(sql`given.account_id`)}
        and not ${isBusy(sql`given.patient_id`, sql`s.during`, sql`given.now`)}
        and (${$("windowId")}::uuid is null or exists (select from free_visit))
      returning s.id, s.starts_at, s.ends_at),
    booked as (
      insert into consultations (id, patient_id, booked_by, adult_name, adult_relation, doctor_id, slot_id, status, mode, starts_at, ends_at, fee_amount, fee_reason, hold_ends_at, fee_currency,
        complaint, follow_up, consent_at, created_at, updated_at)
      select given.id, patient_id, account_id, ${$("adultName")}, ${$("adultRelation")}, doctor_id, claimed.id, case when provider is null then 'scheduled' else 'pending_payment' end, ${$("mode")}, starts_at, ends_at, fee, ${$("feeReason")}, hold_ends_at, 'INR', ${$("complaint")},
        exists (select from consultations c
          where c.patient_id = given.patient_id and c.doctor_id = given.doctor_id and c.status = 'completed'),
        now, now, now
      from claimed, given returning id, follow_up),
    used as (
      update follow_up_places f set consultation_id = booked.id from free_visit, booked where f.window_id = free_visit.window_id and f.place = free_visit.place),
    owed as (
      insert into payments (id, consultation_id, account_id, amount, currency, status, provider, created_at, updated_at)
      select payment_id, booked.id, account_id, fee, 'INR', case when ${$("windowId")}::uuid is null then 'pending' else 'void' end, provider, now, now from booked, given),
    ${endingWaits({ patient: sql`given.patient_id`, doctor: sql`given.doctor_id`, startsAt: sql`claimed.starts_at`, slot: sql`claimed.id`, now: sql`given.now`, from: sql`(select * from given where provider is null) given, claimed` })}
    select follow_up as "followUp" from booked`,
);

/** What a patient can still book if the time they asked for was taken. */
export interface Alternatives {
  /** Whether the patient has another live consultation at that time. */
  busy: boolean;
  /** Up to five times when both the doctor and the patient are free and can meet as asked, nearest to the taken one first. */
  near: { slotId: string; startsAt: Date; endsAt: Date }[];
}

/** The alternatives for a patient who was too late for an offer, or is busy at that time; one statement. */
export async function findAlternatives(db: Db, { doctorId, startsAt, endsAt }: Offer, patientId: string, mode: Mode, now: Date): Promise<Alternatives> {
  const rows = await selectAlternatives(db, { doctorId, patientId, mode, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), now: now.toISOString() });
  const near = rows.flatMap((row) => (row.slotId ? [{ slotId: row.slotId, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }] : []));
  return { busy: rows[0]!.busy, near };
}

const patient = sql`${$("patientId")}::uuid`;
const isFree = sql`doctor_id = ${$("doctorId")} and ${isOpen($("now"))} and ${offersMode($("mode"))}
  and not ${isBusy(patient, sql`s.during`, sql`${$("now")}::timestamptz`)}`;
const taken = sql`${$("startsAt")}::timestamptz`;

const selectAlternatives = statement<
  { doctorId: string; patientId: string; mode: string; startsAt: string; endsAt: string; now: string },
  { busy: boolean; slotId: string | null; startsAt: string; endsAt: string }
>(
  () => sql`
    select ${isBusy(patient, sql`tstzrange(${taken}, ${$("endsAt")}::timestamptz, '[)')`, sql`${$("now")}::timestamptz`)} as busy, near.id as "slotId", near.starts_at as "startsAt", near.ends_at as "endsAt"
    from (values (0)) as always left join (
      select id, starts_at, ends_at, abs(extract(epoch from starts_at - ${taken})) as distance from (
        (select id, starts_at, ends_at from availability_slots s where ${isFree} and starts_at >= ${taken} order by starts_at limit 5)
        union all
        (select id, starts_at, ends_at from availability_slots s where ${isFree} and starts_at < ${taken} order by starts_at desc limit 5)
      ) around order by distance, starts_at limit 5) near on true
    order by distance, near.starts_at`,
);
