"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Reloads the page's data every `seconds` while the page is visible, and when the reader comes back to it. Shows nothing. */
export function KeepFresh({ seconds }: { seconds: number }) {
  const { refresh } = useRouter();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") refresh();
    };
    const timer = setInterval(look, seconds * 1000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [seconds, refresh]);
  return null;
}
