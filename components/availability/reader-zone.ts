"use client";

import { useEffect, useSyncExternalStore } from "react";
import { zoneCookie } from "./zone-cookie";

/**
 * The zone in which a reader wants to see times. `known` is that of their profile, or what an earlier page noted. Else
 * it is the browser's, once that can be asked; until then, and without JavaScript, `fallback`.
 */
export function useReaderZone(known: string | undefined, fallback: string): string {
  const browsers = useSyncExternalStore(never, browserZone, () => undefined);
  useEffect(() => {
    if (known === undefined && browsers) document.cookie = zoneCookie(browsers);
  }, [known, browsers]);
  return known ?? browsers ?? fallback;
}

const never = () => () => {};

const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
