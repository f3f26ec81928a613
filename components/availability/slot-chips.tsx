import { useLocale, useTranslations } from "next-intl";
import { RadioCards } from "@/components/ui/radio-cards";
import { formatInstant } from "@/lib/clock/format-instant";
import type { FreeSlot } from "./free-slots";

interface SlotChipsProps {
  free: readonly FreeSlot[];
  /** Shown among the free ones, struck out. */
  taken: readonly FreeSlot[];
  timeZone: string;
  chosen: string | undefined;
  onChoose: (slotId: string) => void;
}

/** The times of a day as chips, by part of the day: one group of radio buttons named `slotId`. */
export function SlotChips({ free, taken, timeZone, chosen, onChoose }: SlotChipsProps) {
  const t = useTranslations("slotPicker");
  const locale = useLocale();
  const takenIds = new Set(taken.map(({ id }) => id));
  const all = [...free, ...taken].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const partOf = new Map(all.map((slot) => [slot, partOfDay(slot.startsAt, timeZone)]));
  return (
    <div className="flex flex-col gap-5">
      {(["morning", "afternoon", "evening"] as const).map((part) => {
        const slots = all.filter((slot) => partOf.get(slot) === part);
        if (slots.length === 0) return null;
        const options = slots.map(({ id, startsAt }) => {
          const time = formatInstant(startsAt, { timeZone, format: "time", locale });
          const isTaken = takenIds.has(id);
          return {
            value: id,
            disabled: isTaken,
            label: (
              <span suppressHydrationWarning>
                {time}
                {isTaken ? <span className="sr-only"> {t("taken")}</span> : null}
              </span>
            ),
          };
        });
        return (
          <RadioCards key={part} name="slotId" legend={t(part)} options={options} value={chosen} onValueChange={onChoose} look="times" error={[]} required />
        );
      })}
    </div>
  );
}

function partOfDay(at: string, timeZone: string): "morning" | "afternoon" | "evening" {
  const hour = Number(new Intl.DateTimeFormat("en", { hour: "numeric", hourCycle: "h23", timeZone }).format(new Date(at)));
  return hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening";
}
