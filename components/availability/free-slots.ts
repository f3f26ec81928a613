"use client";

import { type QueryKey, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { FreeSlot as Slot, FreeSlots } from "@/lib/domain/availability/schema";
import { SHOWN_DAYS } from "./shown-days";
import type { ZoneChoice } from "./zone-cookie";

export type FreeSlot = z.input<typeof Slot>;

/** How often the chosen day is fetched, and how often the days around it. */
const DAY_EVERY_MS = 4_000;
const DAYS_EVERY_MS = 60_000;
/** How long a taken slot stays visible as taken. */
const TAKEN_SHOWN_MS = 6_000;

/** The doctor whose slots are read, the reader's zone, and whose days they are shown by. */
export interface Diary {
  doctorId: string;
  timeZone: string;
  zone: ZoneChoice;
}

/** A slot's times as the server worked them out, in the reader's zone or in the doctor's. */
export const timesIn = ({ local, doctorLocal }: FreeSlot, zone: ZoneChoice) => (zone === "doctor" ? (doctorLocal ?? local) : local);

export const dateIn = (slot: FreeSlot, zone: ZoneChoice) => timesIn(slot, zone).start.slice(0, 10);

/** The slots the server read when it rendered the page. */
export interface FirstLook extends Diary {
  /** The first of the days. */
  from: string;
  slots: readonly FreeSlot[];
}

/** The free slots of two weeks, starting at a date. */
export function useFreeDays(diary: Diary, from: string, first: FirstLook) {
  const isFirst = first.timeZone === diary.timeZone && first.zone === diary.zone && first.from === from;
  return useQuery({
    queryKey: ["free-days", diary, from],
    queryFn: ({ signal }) => fetchFree(diary, from, SHOWN_DAYS, signal),
    refetchInterval: DAYS_EVERY_MS,
    initialData: isFirst ? first.slots : undefined,
  });
}

/** The free slots of a day, and those that were free a moment ago but are not any more. */
export interface FreeDay {
  free: readonly FreeSlot[];
  taken: readonly (FreeSlot & { seenAt: number })[];
}

/**
 * The free slots of a day, fetched every few seconds and whenever the reader comes back to the page.
 *
 * @param around the slots from `useFreeDays`, used as the first value
 */
export function useFreeDay(diary: Diary, date: string, around: readonly FreeSlot[] | undefined) {
  const client = useQueryClient();
  const queryKey: QueryKey = ["free-day", diary, date];
  return useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<FreeDay> => {
      const free = await fetchFree(diary, date, 1, signal);
      return compare(client.getQueryData<FreeDay>(queryKey), free, Date.now());
    },
    refetchInterval: DAY_EVERY_MS,
    refetchOnWindowFocus: "always",
    initialData: around && { free: around.filter((slot) => dateIn(slot, diary.zone) === date), taken: [] },
  });
}

function compare(before: FreeDay | undefined, free: readonly FreeSlot[], now: number): FreeDay {
  const isFree = new Set(free.map(({ id }) => id));
  const gone = before?.free.filter(({ id, startsAt }) => !isFree.has(id) && Date.parse(startsAt) > now) ?? [];
  const lately = before?.taken.filter(({ id, seenAt }) => !isFree.has(id) && seenAt > now - TAKEN_SHOWN_MS) ?? [];
  return { free, taken: [...lately, ...gone.map((slot) => ({ ...slot, seenAt: now }))] };
}

async function fetchFree({ doctorId, timeZone, zone }: Diary, date: string, days: number, signal: AbortSignal): Promise<readonly FreeSlot[]> {
  const query = new URLSearchParams({ date, timeZone, datesOf: zone === "doctor" ? "doctor" : "caller", days: String(days) });
  const response = await fetch(`/api/v1/availability/doctors/${doctorId}/available?${query}`, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`The free times could not be read: ${response.status}`);
  const { data } = (await response.json()) as z.input<typeof FreeSlots>;
  return data;
}
