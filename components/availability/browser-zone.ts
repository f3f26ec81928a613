"use client";

import { useRouter } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import { zoneCookie } from "./zone-cookie";

/** The name of the browser's zone; undefined on the server. Only the name: what clocks show there, the server says. */
export const useBrowserZone = (): string | undefined => useSyncExternalStore(never, browserZone, () => undefined);

/**
 * Tells the server the browser's zone where it is not known yet, so that this page and the next show the reader's own times.
 * Shows nothing. Until then, and without JavaScript, times are in another zone, which is named beside them.
 */
export function TellZone({ known }: { known: boolean }) {
  const { refresh } = useRouter();
  useEffect(() => {
    const cookie = zoneCookie(browserZone());
    const isKept = () => document.cookie.includes(cookie.slice(0, cookie.indexOf(";")));
    // Kept already: the server does not know this zone. Still not kept: the browser refuses cookies.
    if (known || isKept()) return;
    document.cookie = cookie;
    if (isKept()) refresh();
  }, [known, refresh]);
  return null;
}

const never = () => () => {};

const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
