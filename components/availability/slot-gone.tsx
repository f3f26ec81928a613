"use client";

import { useLocale, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { formatWall } from "@/lib/clock/format-wall";
import type { FreeSlot } from "./free-slots";
import type { Diary } from "./use-diary";

const OFFERED = 4;

/** Says that the chosen time has just been taken, and offers the nearest free times. Put it into a live region. */
export function SlotGone({ diary, slot, onChoose }: { diary: Diary; slot: FreeSlot; onChoose: (slot: FreeSlot) => void }) {
  const t = useTranslations("slotPicker");
  const locale = useLocale();
  const time = formatWall(diary.timesOf(slot).start, { locale });
  const far = (other: FreeSlot) => Math.abs(Date.parse(other.startsAt) - Date.parse(slot.startsAt));
  const sameDay = diary.dateOf(slot) === diary.date ? diary.free : undefined;
  const others = [...(sameDay?.length ? sameDay : diary.around)]
    .filter(({ id }) => id !== slot.id)
    .sort((a, b) => far(a) - far(b))
    .slice(0, OFFERED)
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  return (
    <Alert tone="warning" className="mt-4 mb-2" title={t(diary.hasPassed(slot) ? "chosenPassed" : "chosenTaken", { time })}>
      <p>{t(others.length > 0 ? "chooseOther" : "chooseOtherDay")}</p>
      <div className="mt-2 flex flex-wrap gap-2 empty:hidden">
        {others.map((other) => (
          <Button key={other.id} variant="secondary" size="sm" className="tabular-nums" onClick={() => onChoose(other)}>
            {formatWall(diary.timesOf(other).start, { locale, format: diary.dateOf(other) === diary.dateOf(slot) ? "time" : "short" })}
          </Button>
        ))}
      </div>
    </Alert>
  );
}
