"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/** The whole minutes left until an instant. At that instant the page reloads, and the access it gave is gone. */
export function TimeLeft({ until }: { until: string }) {
  const t = useTranslations("emergencyClock");
  const { refresh } = useRouter();
  const [left, setLeft] = useState(() => minutesUntil(until));
  useEffect(() => {
    const timer = setInterval(() => setLeft(minutesUntil(until)), 5000);
    const end = setTimeout(refresh, Math.max(0, Date.parse(until) - Date.now()) + 500);
    return () => {
      clearInterval(timer);
      clearTimeout(end);
    };
  }, [until, refresh]);
  // A minute may have passed between the server's rendering and the browser's.
  return <span suppressHydrationWarning>{t("left", { minutes: left })}</span>;
}

const minutesUntil = (until: string) => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 60_000));
