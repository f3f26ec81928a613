"use client";

import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { announcementOf, clockOffset, minutesLeft } from "./time-left";

const TICK_MS = 5000;

/** How much of the visit's time is left, by the server's clock. A screen reader hears of it by itself near the end and at the end only. */
export function TimeLeft({ endsAt }: { endsAt: string }) {
  const t = useTranslations("room.time");
  const offset = useServerClock();
  const [minutes, setMinutes] = useState<number>();
  useEffect(() => {
    if (offset === undefined) return;
    const look = () => setMinutes(minutesLeft(Date.parse(endsAt), Date.now() + offset));
    look();
    const timer = window.setInterval(look, TICK_MS);
    return () => window.clearInterval(timer);
  }, [endsAt, offset]);
  const announced = minutes === undefined ? "none" : announcementOf(minutes);
  return (
    <>
      {minutes === undefined ? null : (
        <p className="inline-flex items-center gap-1.5">
          <Clock aria-hidden="true" className="size-4" />
          {minutes === 0 ? t("over") : t("left", { minutes })}
        </p>
      )}
      <p role="status" className="sr-only">{announced === "none" ? null : t(`announced.${announced}`)}</p>
    </>
  );
}

/** How far the server's clock is ahead; undefined until it has answered. A browser's own clock can be hours wrong. */
function useServerClock(): number | undefined {
  const [offset, setOffset] = useState<number>();
  useEffect(() => {
    const question = new AbortController();
    const askedAt = Date.now();
    fetch("/healthz", { method: "HEAD", cache: "no-store", signal: question.signal }).then(
      ({ headers }) => setOffset(clockOffset(headers.get("date"), askedAt, Date.now())),
      () => question.signal.aborted || setOffset(0),
    );
    return () => question.abort();
  }, []);
  return offset;
}
