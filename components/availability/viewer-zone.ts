"use client";

import { useEffect, useSyncExternalStore } from "react";
import { zoneCookie } from "./zone-cookie";

/**
 * The zone in which a reader wants to see times. `known` comes from their profile or from a cookie set by an earlier page.
 * Without it, the browser's zone is used once it can be read; until then, and without JavaScript, `fallback`.
 */
export function useViewerZone(known: string | undefined, fallback: string): string {
  const browsers = useSyncExternalStore(never, browserZone, () => undefined);
  useEffect(() => {
    if (known === undefined && browsers) document.cookie = zoneCookie(browsers);
  }, [known, browsers]);
  return known ?? browsers ?? fallback;
}

const never = () => () => {};

const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
