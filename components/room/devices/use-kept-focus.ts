"use client";

import { type RefObject, useEffect } from "react";

/** After `change`, gives the focus to the first button inside if it fell to the page because its element has gone. */
export function useKeptFocus(inside: RefObject<HTMLElement | null>, change: unknown, isNeeded = true): void {
  useEffect(() => {
    if (isNeeded && document.activeElement === document.body) inside.current?.querySelector<HTMLElement>("button:not(:disabled), a[href]")?.focus({ preventScroll: true });
  }, [inside, change, isNeeded]);
}
