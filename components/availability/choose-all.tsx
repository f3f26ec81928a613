"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";

const never = () => () => {};

/** Checks every box of its day, or unchecks them if all are checked. Shown only if JavaScript runs. */
export function ChooseAll({ label, short }: { label: string; short: string }) {
  const works = useSyncExternalStore(never, () => true, () => false);
  if (!works) return null;
  return (
    <Button
      variant="quiet"
      size="sm"
      aria-label={label}
      className="ml-auto min-w-11 px-2 lg:-my-2"
      onClick={(event) => {
        const boxes = [...(event.currentTarget.closest("[data-day]")?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])];
        const checked = !boxes.every((box) => box.checked);
        // A click, so that the boxes' listeners are called.
        for (const box of boxes) if (box.checked !== checked) box.click();
      }}
    >
      {short}
    </Button>
  );
}
