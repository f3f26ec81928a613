"use client";

import { useLocale, useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { formatWall } from "@/lib/clock/format-wall";
import { DayGrid, useDayFormat } from "./day-grid";
import type { FreeSlot } from "./free-slots";
import { SlotChips } from "./slot-chips";
import type { Diary } from "./use-diary";
import { ZoneChoiceLinks } from "./zone-choice";

interface SlotPickerProps {
  diary: Diary;
  chosen: FreeSlot | undefined;
  onChoose: (slot: FreeSlot) => void;
  /** Slots offered elsewhere on the page under the same field name; left out here. */
  without: ReadonlySet<string>;
}

/** Two weeks of days and the free times of one, as radio buttons named `slotId`. */
export function SlotPicker({ diary, chosen, onChoose, without }: SlotPickerProps) {
  const t = useTranslations("slotPicker");
  const locale = useLocale();
  const format = useDayFormat();
  const { date, zone } = diary;
  const free = diary.free?.filter(({ id }) => !without.has(id));
  const taken = diary.taken.filter(({ id }) => !without.has(id));
  const times = taken.map((slot) => formatWall(diary.timesOf(slot).start, { format: "time", locale }));
  const next = diary.around.find((slot) => diary.dateOf(slot) > date) ?? diary.around[0];
  const choose = (id: string) => {
    const slot = free?.find((one) => one.id === id);
    if (slot) onChoose(slot);
  };
  return (
    <div className="flex flex-col gap-4">
      <ZoneChoiceLinks
        title={diary.zoneTitle(diary.free?.[0] && diary.timesOf(diary.free[0]).zoneLabel)}
        sameClock={diary.sameClock}
        chosen={zone}
        hrefOf={diary.zoneHrefOf}
        onChoose={(to) => diary.chooseZone(to, chosen)}
      />
      <DayGrid from={diary.from} today={diary.today} chosen={date} counts={diary.counts} hrefOf={diary.hrefOf} onChoose={diary.goTo} />
      <section aria-label={t("timesOf", { day: format(date, "day") })}>
        <h4 className="mb-3 font-display text-lg font-medium">{format(date, "day")}</h4>
        {free === undefined ? <LoadingChips label={t("loading")} /> : null}
        {free?.length === 0 && taken.length === 0 && diary.free?.length === 0 ? (
          <p className="text-ink-soft">
            {t(diary.around.length === 0 ? "noneAtAll" : "noneThatDay")}{" "}
            {next ? (
              <a
                href={diary.hrefOf(diary.dateOf(next))}
                onClick={(event) => {
                  event.preventDefault();
                  diary.goTo(diary.dateOf(next));
                }}
                className="text-link"
              >
                {t("nextDay", { day: format(diary.dateOf(next), "day") })}
              </a>
            ) : null}
          </p>
        ) : null}
        <SlotChips free={free ?? []} taken={taken} zone={zone} chosen={chosen?.id} onChoose={choose} />
      </section>
      <p role="status" className="sr-only">
        {times.length > 0 ? t("justTaken", { times: times.join(", "), count: times.length }) : null}
      </p>
      {diary.isOutOfReach ? <p className="text-sm text-warning">{t("offline")}</p> : null}
    </div>
  );
}

function LoadingChips({ label }: { label: string }) {
  return (
    <div role="status" className="grid grid-cols-[repeat(auto-fill,minmax(5.75rem,1fr))] gap-2">
      <span className="sr-only">{label}</span>
      {Array.from({ length: 8 }, (_, n) => (
        <Skeleton key={n} className="h-11 rounded-full" />
      ))}
    </div>
  );
}
