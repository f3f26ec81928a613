import type { availabilitySlots } from "@/db/schema/availability";
import type { payments } from "@/db/schema/payments";
import { type Accounts, type DemoDoctor, PAST_DAYS } from "./people";
import { book, type Visit } from "./booking";
import { DAY_MS, dayOf, later, MINUTE_MS, timesOf, weekdayOf } from "@/lib/demo/tools/days";
import { keyOf, planVisits } from "./planned-visits";
import { Diary } from "./diary";
import { type Random, randomFrom } from "@/lib/demo/tools/random";

type Slot = typeof availabilitySlots.$inferInsert;

export interface Visits {
  slots: Slot[];
  visits: Visit[];
  payments: (typeof payments.$inferInsert)[];
}

/** Free times reach this many days ahead. */
export const FUTURE_DAYS = 14;
/** Of the days before today only booked times are kept. For the demo's own doctor, free times of this many last days are kept too. */
const SHOWN_DAYS = 7;

/** Half a year of visits up to `now`, and the bookings and free times of the coming two weeks. */
export function makeVisits({ roster, patients, family }: Accounts, now: Date): Visits {
  const random = randomFrom(2);
  const ends = randomFrom(5);
  const made: Visits = { slots: [], visits: [], payments: [] };
  const planned = planVisits(roster, family, now);
  const diary = new Diary(patients, random);

  for (let day = -PAST_DAYS; day <= FUTURE_DAYS; day++) {
    const midnight = dayOf(now, day);
    for (const doctor of roster) {
      const openedAt = later(doctor.row.decidedAt!, 60);
      const times = timesOf(doctor.hours, midnight).filter(({ startsAt }) => startsAt > openedAt);
      const isShown = day >= 0 || (doctor.isDemo && day >= -SHOWN_DAYS);
      const wanted = new Set(random.shuffled(times).slice(0, wantedOn(day, midnight, doctor, times.length, random)));
      for (const time of times) {
        const plan = planned.get(keyOf(doctor, time.startsAt));
        if (!isShown && !plan && !wanted.has(time)) continue;
        const slot = { ...offer(doctor, time, openedAt, now, random), source: day >= 0 && isOfSchedule(doctor, time) ? ("schedule" as const) : ("hand" as const) };
        made.slots.push(slot);
        const patient = plan ? plan.patient : wanted.has(time) ? diary.patientFor(doctor, time.startsAt, knownBy(time.startsAt, now)) : undefined;
        const booked = patient && book({ doctor, patient, slot, now, ends, plan }, diary, random);
        if (!booked) continue;
        made.visits.push(booked.visit);
        made.payments.push(booked.payment);
      }
    }
  }
  return made;
}

/** Whether a time is of the weekly hours that are stored: only the demo's own doctor has them. */
const isOfSchedule = ({ isDemo, hours }: DemoDoctor, time: { startsAt: Date }) => isDemo && !hours.extra?.some(({ startsAt }) => startsAt.getTime() === time.startsAt.getTime());

/** How many of a doctor's times are wanted on a day. Demand grows over the months, drops on Sundays, and is lower for days further ahead. */
function wantedOn(day: number, midnight: Date, { popularity }: DemoDoctor, offered: number, random: Random): number {
  const ofWeekday = [0.6, 1.25, 1.1, 1, 1, 1.05, 1.15][weekdayOf(midnight)] ?? 1;
  const growth = 0.5 + (0.8 * (day + PAST_DAYS)) / PAST_DAYS;
  const ahead = day < 0 ? 1 : day === 0 ? 2 : Math.max(0.25, 1.6 - day * 0.12);
  return Math.min(Math.floor(offered * 0.8), Math.floor(0.5 * popularity * ofWeekday * growth * ahead + random.next()));
}

function offer(doctor: DemoDoctor, time: { startsAt: Date; endsAt: Date }, openedAt: Date, now: Date, random: Random): Slot & { id: string; createdAt: Date } {
  const usual = time.startsAt.getTime() - 15 * DAY_MS - random.int(0, 600) * MINUTE_MS;
  const createdAt = new Date(Math.max(openedAt.getTime(), Math.min(usual, now.getTime() - DAY_MS)));
  return { id: random.id(createdAt), doctorId: doctor.id, ...time, status: "available", createdAt, updatedAt: createdAt };
}

/** The time by which the patient must have had an account: two hours before the visit or one hour before now, whichever is earlier. */
const knownBy = (startsAt: Date, now: Date) => new Date(Math.min(startsAt.getTime() - 2 * 60 * MINUTE_MS, now.getTime() - 60 * MINUTE_MS));
