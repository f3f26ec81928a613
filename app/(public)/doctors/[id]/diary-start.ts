import { cookies } from "next/headers";
import { firstDayShown, SHOWN_DAYS } from "@/components/availability/shown-days";
import type { DiaryStart } from "@/components/availability/use-diary";
import { ZONE_CHOICE_COOKIE } from "@/components/availability/zone-cookie";
import type { Context } from "@/lib/core/scope";
import { LocalDate } from "@/lib/core/wire";
import { listFreeSlots } from "@/lib/domain/availability/free";
import { addDays, localDate } from "@/lib/clock/local-day";
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
  const zoneChoice = (asked.zone ?? kept.get(ZONE_CHOICE_COOKIE)?.value) === "doctor" ? "doctor" : "reader";
  const timeZone = zoneChoice === "doctor" ? doctor.timeZone : (viewersZone ?? doctor.timeZone);
  const now = new Date();
  const today = localDate(now, timeZone);
  const look = async (from: string) => {
    const { data } = await listFreeSlots(context, { doctorId: doctor.id, date: from, days: SHOWN_DAYS, timeZone });
    return { doctorId: doctor.id, timeZone, from, slots: data };
  };

  const start = { now: now.toISOString(), doctorsZone: doctor.timeZone, viewersZone, zoneChoice } as const;
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
