"use client";

import { useState } from "react";
import { localDate } from "@/lib/clock/local-day";
import { type FirstLook, type FreeSlot, useFreeDay, useFreeDays } from "./free-slots";
import { useViewerZone } from "./viewer-zone";
import { firstDayShown } from "./shown-days";
import type { ZoneChoice } from "./zone-choice";
import { zoneChoiceCookie } from "./zone-cookie";

/** The values the server knows when it renders a doctor's free times. */
export interface DiaryStart {
  first: FirstLook;
  /** The day shown first. */
  date: string;
  /** The instant the page was rendered. */
  now: string;
  doctorsZone: string;
  /** The reader's zone, if it is known. */
  viewersZone: string | undefined;
  zoneChoice: ZoneChoice;
}

export type Diary = ReturnType<typeof useDiary>;

/** A doctor's free times as a reader moves through them: the day, the zone, and the free slots, kept fresh. */
export function useDiary({ first, now, doctorsZone, ...start }: DiaryStart) {
  const viewersZone = useViewerZone(start.viewersZone, doctorsZone);
  const [zoneChoice, setZoneChoice] = useState(start.zoneChoice);
  const [asked, setDate] = useState(start.date);
  const timeZone = zoneChoice === "doctor" ? doctorsZone : viewersZone;
  const today = localDate(new Date(now), timeZone);
  const date = asked < today ? today : asked;
  const from = firstDayShown(date, today);
  const where = { doctorId: first.doctorId, timeZone };
  const days = useFreeDays(where, from, first);
  const day = useFreeDay(where, date, days.data);
  const dateOf = ({ startsAt }: FreeSlot) => localDate(new Date(startsAt), timeZone);

  const free = day.data?.free;
  const counts = days.data && countByDate(days.data.map(dateOf));
  if (counts && free) counts.set(date, free.length);

  const goTo = (next: string) => {
    setDate(next);
    // The address keeps the day, for a reload and for people the link is sent to.
    window.history.replaceState(null, "", `?date=${next}`);
  };

  return {
    timeZone, viewersZone, doctorsZone, zoneChoice, now, today, date, from, counts, goTo, free,
    /** All slots known to be free in the days shown. */
    around: days.data ?? [],
    taken: day.data?.taken ?? [],
    isOutOfReach: day.isRefetchError || day.isLoadingError,
    /** The address of a day, for readers without JavaScript. */
    hrefOf: (to: string) => `/doctors/${first.doctorId}?date=${to}#book`,
    zoneHrefOf: (zone: ZoneChoice) => `/doctors/${first.doctorId}?date=${date}&zone=${zone}#book`,
    chooseZone: (zone: ZoneChoice, chosen: FreeSlot | undefined) => {
      document.cookie = zoneChoiceCookie(zone);
      setZoneChoice(zone);
      if (chosen) setDate(localDate(new Date(chosen.startsAt), zone === "doctor" ? doctorsZone : viewersZone));
    },
    dateOf,
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
