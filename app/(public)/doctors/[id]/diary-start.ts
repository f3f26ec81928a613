import { cookies } from "next/headers";
import { addDays } from "@/lib/clock/dates";
import { zoneLabel, zoneTitle } from "@/lib/clock/format-instant";
import { localDate } from "@/lib/clock/local-day";
import { haveSameClock } from "@/lib/clock/same-clock";
import { firstDayShown, SHOWN_DAYS } from "@/components/availability/shown-days";
import type { DiaryStart } from "@/components/availability/use-diary";
import { ZONE_CHOICE_COOKIE, type ZoneChoice } from "@/components/availability/zone-cookie";
import type { Context } from "@/lib/core/scope";
import { LocalDate } from "@/lib/core/wire";
import { listFreeSlots } from "@/lib/domain/availability/free";
import { viewerZone } from "@/app/viewer-zone";

interface Asked {
  date?: string;
  zone?: string;
  /** A slot chosen before signing in; its day is shown first. */
  slot?: string;
}

interface Practice {
  id: string;
  timeZone: string;
  nextAvailableAt: string | null;
}

/** How far ahead to look for a chosen slot, in pages of days. */
const PAGES_SEARCHED = 4;

/** The days to show first, in the reader's chosen zone: those of the requested slot or date, else of the next free time. */
export async function diaryStart(context: Context, doctor: Practice, asked: Asked): Promise<DiaryStart> {
  const [viewersZone, kept] = await Promise.all([viewerZone(), cookies()]);
  const zoneChoice: ZoneChoice = (asked.zone ?? kept.get(ZONE_CHOICE_COOKIE)?.value) === "doctor" ? "doctor" : "reader";
  const readersZone = viewersZone ?? doctor.timeZone;
  const timeZone = zoneChoice === "doctor" ? doctor.timeZone : readersZone;
  const now = new Date();
  const faceOf = (zone: string) => ({ today: localDate(now, zone), title: zoneTitle(now, zone), zoneLabel: zoneLabel(now, zone) });
  const zones = { reader: faceOf(readersZone), doctor: faceOf(doctor.timeZone) };
  const { today } = zones[zoneChoice];
  const look = async (from: string) => {
    const { data } = await listFreeSlots(context, { doctorId: doctor.id, date: from, days: SHOWN_DAYS, timeZone: readersZone, datesOf: zoneChoice === "doctor" ? "doctor" : "caller" });
    return { doctorId: doctor.id, timeZone: readersZone, zone: zoneChoice, from, slots: data };
  };

  const start = { zones, sameClock: haveSameClock(readersZone, doctor.timeZone, now), zoneChoice } as const;
  for (let page = 0; asked.slot && page < PAGES_SEARCHED; page++) {
    const first = await look(addDays(today, page * SHOWN_DAYS));
    const slot = first.slots.find(({ id }) => id === asked.slot);
    if (slot) return { ...start, first, date: localDate(new Date(slot.startsAt), timeZone) };
  }
  const wanted = LocalDate.safeParse(asked.date);
  const next = doctor.nextAvailableAt ? localDate(new Date(doctor.nextAvailableAt), timeZone) : today;
  const date = wanted.success && wanted.data >= today && wanted.data <= addDays(today, 366) ? wanted.data : next;
  return { ...start, first: await look(firstDayShown(date, today)), date };
}
