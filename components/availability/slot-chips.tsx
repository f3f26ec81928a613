import { useLocale, useTranslations } from "next-intl";
import { RadioCards } from "@/components/ui/radio-cards";
import { formatWall } from "@/lib/clock/format-wall";
import { type FreeSlot, timesIn } from "./free-slots";
import type { ZoneChoice } from "./zone-cookie";

interface SlotChipsProps {
  free: readonly FreeSlot[];
  /** Shown among the free ones, struck out. */
  taken: readonly FreeSlot[];
  zone: ZoneChoice;
  chosen: string | undefined;
  onChoose: (slotId: string) => void;
}

/** The times of a day as chips, by part of the day: one group of radio buttons named `slotId`. */
export function SlotChips({ free, taken, zone, chosen, onChoose }: SlotChipsProps) {
  const t = useTranslations("slotPicker");
  const locale = useLocale();
  const takenIds = new Set(taken.map(({ id }) => id));
  const all = [...free, ...taken].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const partOf = new Map(all.map((slot) => [slot, partOfDay(timesIn(slot, zone).start)]));
  return (
    <div className="flex flex-col gap-5">
      {(["morning", "afternoon", "evening"] as const).map((part) => {
        const slots = all.filter((slot) => partOf.get(slot) === part);
        if (slots.length === 0) return null;
        const options = slots.map((slot) => {
          const { id } = slot;
          const time = formatWall(timesIn(slot, zone).start, { format: "time", locale });
          const isTaken = takenIds.has(id);
          return {
            value: id,
            disabled: isTaken,
            label: (
              <span className="whitespace-nowrap" suppressHydrationWarning>
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

function partOfDay(wall: string): "morning" | "afternoon" | "evening" {
  const hour = Number(wall.slice(11, 13));
  return hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening";
}
