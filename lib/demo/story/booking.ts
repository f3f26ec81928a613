import type { availabilitySlots } from "@/db/schema/availability";
import type { payments } from "@/db/schema/payments";
import { FREE_CANCELLATION_MS, paymentAfterMissing } from "@/lib/domain/consultations/refund";
import { adultOf } from "@/lib/domain/patients/patient";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import type { DemoDoctor, DemoPatient } from "./people";
import { dateIn, later, MINUTE_MS } from "@/lib/demo/tools/days";
import { type Case, cases } from "@/lib/demo/words/cases";
import { cancelReasons } from "@/lib/demo/words/reasons-and-comments";
import { closingOf, missed, type Row } from "./outcome";
import type { Planned, Scene } from "./planned-visits";
import { type Diary, topicsOf } from "./diary";
import type { Random } from "@/lib/demo/tools/random";

type Payment = typeof payments.$inferInsert;

/** A consultation of the demo with the people and the case it is about. */
export interface Visit {
  row: Row;
  doctor: DemoDoctor;
  patient: DemoPatient;
  about: Case;
  scenes: readonly Scene[];
}

interface Booking {
  doctor: DemoDoctor;
  patient: DemoPatient;
  slot: typeof availabilitySlots.$inferInsert & { id: string; createdAt: Date };
  now: Date;
  /** Decides how visits end that took place or were missed. */
  ends: Random;
  /** Decides the outcome of the visit; without it that is chosen at random. */
  plan?: Planned;
}

/** Books the slot and simulates the time until now; undefined if the patient could not have booked it in time. */
export function book(booking: Booking, diary: Diary, random: Random): { visit: Visit; payment: Payment } | undefined {
  const { doctor, patient, slot, now, ends, plan } = booking;
  const { scenes = [] } = plan ?? {};
  const { startsAt, endsAt } = slot;
  const earliest = Math.max(later(patient.since, 10).getTime(), later(slot.createdAt, 1).getTime());
  const latest = Math.min(later(startsAt, -30).getTime(), later(now, -20).getTime());
  if (earliest >= latest) return undefined;
  const bookedAt = new Date(Math.max(earliest, latest - random.int(0, 6 * 24 * 60) * MINUTE_MS));

  const id = random.id(bookedAt);
  const about = random.pick(cases[random.pick(topicsOf(doctor, patient))]);
  const adult = patient.isChild ? adultOf({ ...patient.booker, birth: null }, dateIn(startsAt)) : undefined;
  const row: Row = {
    id,
    patientId: patient.id,
    bookedBy: patient.booker.id,
    adultName: adult?.name,
    adultRelation: adult?.relation,
    doctorId: doctor.id,
    slotId: slot.id,
    status: "scheduled",
    mode: random.weighted({ video: 78, audio: 17, text: 5 }),
    startsAt,
    endsAt,
    ...(scenes.includes("freeVisit") ? { feeAmount: 0, feeReason: "free_follow_up" } : { feeAmount: doctor.row.feeAmount }),
    feeCurrency: "INR",
    complaint: encrypt(about.complaint, { column: "consultations.complaint", id }),
    followUp: diary.hasMet(doctor, patient, bookedAt),
    consentAt: bookedAt,
    createdAt: bookedAt,
    updatedAt: bookedAt,
  };
  pass(row, booking, random);
  if (row.status !== "cancelled") {
    Object.assign(slot, { status: "booked", updatedAt: bookedAt });
    diary.hold(patient, { startsAt, endsAt });
  }
  if (row.completedAt) diary.met(doctor, patient, row.completedAt);
  return { visit: { row, doctor, patient, about, scenes }, payment: paymentOf(row, scenes, now, random, ends) };
}

/** Simulates the course of a booked consultation. One whose time is now is left for the person who opens the demo. */
function pass(row: Row, { doctor, patient, now, ends, plan }: Booking, random: Random) {
  const isPast = later(row.endsAt, 10) < now;
  const byChance = random.weighted(isPast ? { completed: 84, cancelled: 11, no_show: 5, scheduled: 0 } : { completed: 0, cancelled: 6, no_show: 0, scheduled: 94 });
  const fate = plan?.fate ?? byChance;
  if (fate === "completed") {
    const startedAt = later(row.startsAt, random.int(-2, 6));
    const completedAt = later(startedAt, random.int(9, Math.max(10, doctor.hours.slotMinutes)));
    Object.assign(row, { status: "completed", startedAt, completedAt, version: 3, ...closingOf(row.endsAt, completedAt, now, ends) } satisfies Partial<Row>);
  } else if (fate === "no_show") {
    Object.assign(row, { status: "no_show", version: 2, ...missed(row, now, ends, plan && "patient") } satisfies Partial<Row>);
  } else if (fate === "cancelled") {
    const by = plan ? (plan.scenes.includes("refunded") ? "doctor" : "patient") : random.weighted({ patient: 78, doctor: 22 });
    const last = Math.min(row.startsAt.getTime(), now.getTime()) - MINUTE_MS;
    const cancelledAt = new Date(row.createdAt.getTime() + Math.floor(random.next() * (last - row.createdAt.getTime())));
    Object.assign(row, {
      status: "cancelled",
      cancelledAt,
      cancelledBy: by === "patient" ? patient.booker.id : doctor.id,
      cancelReason: encrypt(random.pick(cancelReasons[by]), { column: "consultations.cancel_reason", id: row.id }),
      updatedAt: cancelledAt,
      version: 2,
    } satisfies Partial<Row>);
  }
}

function paymentOf(row: Row, scenes: readonly Scene[], now: Date, random: Random, ends: Random): Payment {
  const id = random.id(row.createdAt);
  const owed = { id, consultationId: row.id, accountId: row.bookedBy, amount: row.feeAmount, currency: "INR", createdAt: row.createdAt };
  if (row.feeReason) return { ...owed, status: "void", updatedAt: row.createdAt };
  // What the demo is about was paid here, whatever chance says.
  const isShown = scenes.includes("paid") || scenes.includes("refunded");
  const usual = later(row.createdAt, random.int(1, 12));
  const paidAt = isShown && row.cancelledAt && usual > row.cancelledAt ? row.cancelledAt : usual;
  const tookPlace = row.status === "completed" || row.status === "no_show";
  if (!tookPlace && (paidAt > (row.cancelledAt ?? now) || random.chance(0.3)) && !isShown) {
    return { ...owed, status: row.status === "cancelled" ? "void" : "pending", updatedAt: row.updatedAt };
  }

  const paid = { ...owed, provider: isShown ? "simulated" : "demo", providerReference: `demo_${id.slice(-12)}`, ...(isShown && row.cancelledAt && { refundRule: "by_doctor" as const }), paidAt };
  const isLate = row.cancelledBy === row.bookedBy && row.cancelledAt && row.startsAt.getTime() - row.cancelledAt.getTime() < FREE_CANCELLATION_MS;
  const isOwed = row.noShowBy && paymentAfterMissing("paid", row.noShowBy) === "refund_due";
  const owedSince = isOwed ? row.closedAt! : row.cancelledAt;
  if (!owedSince || isLate) return { ...paid, status: "paid", updatedAt: paidAt };
  const refundedAt = later(owedSince, (isOwed ? ends : random).int(20, 2000));
  if (refundedAt > now) return { ...paid, status: "refund_due", updatedAt: owedSince };
  return { ...paid, status: "refunded", refundedAmount: row.feeAmount, refundedAt, updatedAt: refundedAt };
}
