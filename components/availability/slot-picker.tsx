"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RadioCards } from "@/components/ui/radio-cards";
import { formatInstant } from "@/components/ui/time";
import type { FreeTimes } from "./free-times";

interface SlotPickerProps {
  doctorId: string;
  /** YYYY-MM-DD in `timeZone`. */
  date: string;
  timeZone: string;
  /** What was free when the page was made. */
  free: FreeTimes;
  /** Kept chosen after a refused form. */
  chosen?: string;
}

const POLL_MS = 4000;

/**
 * The free times of a day as radio buttons called `slotId`. Asks every few seconds, so that a time somebody else takes
 * is seen to vanish; without JavaScript it stays as the page was made, and the booking itself decides.
 */
export function SlotPicker(props: SlotPickerProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <LiveTimes key={props.date} {...props} />
    </QueryClientProvider>
  );
}

function LiveTimes({ doctorId, date, timeZone, free, chosen }: SlotPickerProps) {
  const t = useTranslations("slotPicker");
  const [slotId, setSlotId] = useState(chosen ?? "");
  const { data, isError } = useQuery({
    queryKey: ["free", doctorId, date, timeZone],
    queryFn: ({ signal }) => fetchFree(doctorId, date, timeZone, signal),
    initialData: free,
    refetchInterval: POLL_MS,
    refetchOnWindowFocus: true,
  });
  const gone = slotId !== "" && !data.some(({ id }) => id === slotId);
  const options = data.map(({ id, startsAt }) => ({ value: id, label: formatInstant(startsAt, { timeZone, format: "time" }) }));
  return (
    <div>
      {options.length > 0 ? (
        <RadioCards name="slotId" legend={t("legend")} look="chips" options={options} value={slotId} onValueChange={setSlotId} required />
      ) : (
        <p className="rounded-lg bg-sunk px-4 py-6 text-center text-ink-soft">{t("none")}</p>
      )}
      <p role="status" className="mt-3 min-h-6 text-sm text-danger">
        {gone ? t("gone") : isError ? t("offline") : ""}
      </p>
    </div>
  );
}

async function fetchFree(doctorId: string, date: string, timeZone: string, signal: AbortSignal): Promise<FreeTimes> {
  const response = await fetch(`/api/v1/availability/doctors/${doctorId}/available?${new URLSearchParams({ date, timeZone })}`, { signal });
  if (!response.ok) throw new Error("The free times could not be read");
  return ((await response.json()) as { data: FreeTimes }).data;
}
