"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { names } from "@/components/ui/name";
import type { Queue } from "@/lib/domain/visits/waiting/schema";

const EVERY_MS = 30_000;

interface WaitingProps {
  consultationId: string;
  /** The account that the page was made for. */
  accountId: string;
  doctorName: string;
  /** What the page knew when it was made. */
  initial?: Queue;
  /** Grows whenever something has changed; the place is then asked for at once. */
  news?: number;
}

/** The patient's place in the doctor's day and when it is likely to begin, asked again every half minute. Needs the messages of `waiting`. */
export function Waiting({ consultationId, accountId, doctorName, initial, news = 0 }: WaitingProps) {
  const t = useTranslations("waiting");
  const [queue, setQueue] = useState(initial);

  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      if (document.visibilityState === "hidden") return;
      const answer = await fetch(`/api/v1/consultations/${consultationId}/queue`, { headers: { "x-account": accountId } }).catch(() => undefined);
      // While the line is down, the last answer stays.
      const next = answer?.ok ? ((await answer.json().catch(() => undefined)) as Queue | undefined) : undefined;
      if (next && !isGone) setQueue(next);
    };
    void ask();
    const timer = window.setInterval(() => void ask(), EVERY_MS);
    const seen = () => void ask();
    document.addEventListener("visibilitychange", seen);
    return () => {
      isGone = true;
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [consultationId, accountId, news]);

  if (queue?.state !== "waiting") return null;
  const { ahead, waitMinutes, basis, delay } = queue;
  return (
    <div role="status" className="rounded-lg border border-line bg-leaf-50 px-5 py-4">
      <p className="text-lg font-semibold">{t("ahead", { ahead })}</p>
      {waitMinutes === null ? null : <p>{t("wait", { minutes: waitMinutes })}</p>}
      {delay.state === "late" ? <p className="text-ink-soft">{t.rich("late", { ...names({ name: doctorName }), minutes: delay.minutes ?? 0 })}</p> : null}
      {delay.state === "pause" ? <p className="text-ink-soft">{t.rich("pause", names({ name: doctorName }))}</p> : null}
      {basis === "observed" ? <p className="text-ink-soft">{t("observed")}</p> : null}
    </div>
  );
}
