"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * How long a time is still held, second by second; at its end the page is asked for again. Before the program runs, and without it, the
 * sentence around says until when.
 */
export function Countdown({ seconds }: { seconds: number }) {
  const t = useTranslations("payCountdown");
  const router = useRouter();
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const startedAt = performance.now();
    const timer = setInterval(() => {
      const now = Math.max(0, seconds - Math.floor((performance.now() - startedAt) / 1000));
      setLeft(now);
      if (now > 0) return;
      clearInterval(timer);
      router.refresh();
    }, 1000);
    return () => clearInterval(timer);
  }, [seconds, router]);
  return (
    <span role="timer" className="font-display text-2xl font-medium tabular-nums">
      {t("left", { minutes: Math.floor(left / 60), seconds: String(left % 60).padStart(2, "0") })}
    </span>
  );
}
