"use client";

import { useState } from "react";
import { dateIn, type FirstLook, type FreeSlot, timesIn, useFreeDay, useFreeDays } from "./free-slots";
import { firstDayShown } from "./shown-days";
import { type ZoneChoice, zoneChoiceCookie } from "./zone-cookie";

/** A zone as the server knows it. */
interface ZoneFace {
  /** The date there when the page was rendered. */
  today: string;
  /** "India Standard Time", and its short name. */
  title: string;
  zoneLabel: string;
}

/** The values the server knows when it renders a doctor's free times. */
export interface DiaryStart {
  first: FirstLook;
  /** The day shown first. */
  date: string;
  zones: Record<ZoneChoice, ZoneFace>;
  /** True if reader and doctor have the same clock. */
  sameClock: boolean;
  zoneChoice: ZoneChoice;
}

export type Diary = ReturnType<typeof useDiary>;

/** A doctor's free times as a reader moves through them: the day, the zone, and the free slots, kept fresh. */
export function useDiary({ first, zones, sameClock, ...start }: DiaryStart) {
  const [zone, setZone] = useState(start.zoneChoice);
  const [asked, setDate] = useState<string>();
  const { today } = zones[zone];
  // Until the reader moves, the day is the server's, which may render again once it knows the reader's zone.
  const wanted = asked ?? start.date;
  const date = wanted < today ? today : wanted;
  const from = firstDayShown(date, today);
  const where = { doctorId: first.doctorId, timeZone: first.timeZone, zone };
  const days = useFreeDays(where, from, first);
  const day = useFreeDay(where, date, days.data);
  const dateOf = (slot: FreeSlot) => dateIn(slot, zone);

  const free = day.data?.free;
  const counts = days.data && countByDate(days.data.map(dateOf));
  if (counts && free) counts.set(date, free.length);

  const goTo = (next: string) => {
    setDate(next);
    // The address keeps the day, for a reload and for people the link is sent to.
    window.history.replaceState(null, "", `?date=${next}`);
  };

  return {
    /** What the shown times are in. Days on the other side of a change of clocks have another short name than today. */
    zoneTitle: (label: string | undefined) => (label === undefined || label === zones[zone].zoneLabel ? zones[zone].title : label),
    sameClock, zone, today, date, from, counts, goTo, free,
    /** All slots known to be free in the days shown. */
    around: days.data ?? [],
    taken: day.data?.taken ?? [],
    isOutOfReach: day.isRefetchError || day.isLoadingError,
    /** The address of a day, for readers without JavaScript. */
    hrefOf: (to: string) => `/doctors/${first.doctorId}?date=${to}#book`,
    zoneHrefOf: (to: ZoneChoice) => `/doctors/${first.doctorId}?date=${date}&zone=${to}#book`,
    chooseZone: (to: ZoneChoice, chosen: FreeSlot | undefined) => {
      document.cookie = zoneChoiceCookie(to);
      setZone(to);
      setDate(chosen ? dateIn(chosen, to) : date);
    },
    dateOf,
    timesOf: (slot: FreeSlot) => timesIn(slot, zone),
    /** The slot as it was last read: its local times change with the reader's zone. */
    latest: (slot: FreeSlot) => free?.find(({ id }) => id === slot.id) ?? days.data?.find(({ id }) => id === slot.id) ?? slot,
    /** True if the slot belongs to the days shown, was free and is not any more. */
    isGone: (slot: FreeSlot) => {
      const known = dateOf(slot) === date ? free : days.data && dateOf(slot) >= from ? days.data : undefined;
      return known !== undefined && !known.some(({ id }) => id === slot.id);
    },
    /** True if the slot's start had passed when the day was last read. */
    hasPassed: (slot: FreeSlot) => Date.parse(slot.startsAt) <= day.dataUpdatedAt,
  };
}

function countByDate(dates: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1);
  return counts;
}
