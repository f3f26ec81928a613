"use client";

import { useEffect, useRef } from "react";
import { remembered } from "./remembered";

/** Calls what a single letter means, unless somebody types, has a dialog open or has switched letters off. */
export function useShortcuts(meanings: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(meanings);
  useEffect(() => {
    latest.current = meanings;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
      const meaning = latest.current[event.key.toUpperCase()];
      if (!meaning || document.querySelector("dialog:modal") || !remembered().letters) return;
      event.preventDefault();
      meaning();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
}

/** Letters belong to a field, and in lists and tabs they look for an entry. */
const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select, [role=tablist], [role=listbox], [role=menu]") !== null);
