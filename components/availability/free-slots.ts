"use client";

import { type QueryKey, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { localDate } from "@/lib/domain/availability/local-day";
import type { FreeSlot as Slot, FreeSlots } from "@/lib/domain/availability/schema";
import { SHOWN_DAYS } from "./shown-days";

export type FreeSlot = z.input<typeof Slot>;

/** The day that is looked at is fresh to this; the days around it to the other. */
const DAY_EVERY_MS = 4_000;
const DAYS_EVERY_MS = 60_000;
/** How long a slot that was taken stays to be seen as taken. */
const TAKEN_SHOWN_MS = 6_000;

/** Where and in which zone to look. */
export interface Diary {
  doctorId: string;
  timeZone: string;
}

/** What the server had read when it rendered the page. */
export interface FirstLook extends Diary {
  /** First of the days. */
  from: string;
  slots: readonly FreeSlot[];
}

/** The free slots of two weeks from a date on. */
export function useFreeDays(diary: Diary, from: string, first: FirstLook) {
  const isFirst = first.timeZone === diary.timeZone && first.from === from;
  return useQuery({
    queryKey: ["free-days", diary, from],
    queryFn: ({ signal }) => fetchFree(diary, from, SHOWN_DAYS, signal),
    refetchInterval: DAYS_EVERY_MS,
    initialData: isFirst ? first.slots : undefined,
  });
}

/** The free slots of a day, and those that were free a moment ago and are not now. */
export interface FreeDay {
  free: readonly FreeSlot[];
  taken: readonly (FreeSlot & { seenAt: number })[];
}

/**
 * The free slots of a day, asked for every few seconds and whenever the reader comes back to the page.
 *
 * @param around the same slots as part of `useFreeDays`, to begin with
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
    initialData: around && { free: around.filter(({ startsAt }) => localDate(new Date(startsAt), diary.timeZone) === date), taken: [] },
  });
}

function compare(before: FreeDay | undefined, free: readonly FreeSlot[], now: number): FreeDay {
  const isFree = new Set(free.map(({ id }) => id));
  const gone = before?.free.filter(({ id, startsAt }) => !isFree.has(id) && Date.parse(startsAt) > now) ?? [];
  const lately = before?.taken.filter(({ id, seenAt }) => !isFree.has(id) && seenAt > now - TAKEN_SHOWN_MS) ?? [];
  return { free, taken: [...lately, ...gone.map((slot) => ({ ...slot, seenAt: now }))] };
}

async function fetchFree({ doctorId, timeZone }: Diary, date: string, days: number, signal: AbortSignal): Promise<readonly FreeSlot[]> {
  const query = new URLSearchParams({ date, timeZone, days: String(days) });
  const response = await fetch(`/api/v1/availability/doctors/${doctorId}/available?${query}`, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`The free times could not be read: ${response.status}`);
  const { data } = (await response.json()) as z.input<typeof FreeSlots>;
  return data;
}
