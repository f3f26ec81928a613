import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { ZoneChoice } from "./zone-cookie";

interface ZoneChoiceLinksProps {
  /** The name of the chosen zone. */
  title: string;
  sameClock: boolean;
  chosen: ZoneChoice;
  hrefOf: (zone: ZoneChoice) => string;
  onChoose: (zone: ZoneChoice) => void;
}

/** Says in which zone times are shown. If reader and doctor have different clocks, the reader can choose. */
export function ZoneChoiceLinks({ title, sameClock, chosen, hrefOf, onChoose }: ZoneChoiceLinksProps) {
  const t = useTranslations("slotPicker");
  const named = t("inZone", { zone: title });
  if (sameClock) return <p className="text-sm text-ink-soft">{named}</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <nav aria-label={t("zones")} className="rounded-full border border-line bg-surface p-0.5">
        <ul className="flex">
          {(["reader", "doctor"] as const).map((zone) => (
            <li key={zone}>
              <a
                href={hrefOf(zone)}
                aria-current={zone === chosen ? "true" : undefined}
                onClick={(event: MouseEvent) => {
                  event.preventDefault();
                  onChoose(zone);
                }}
                className="inline-flex min-h-11 items-center rounded-full px-4 text-sm font-semibold text-ink-soft hover:text-ink aria-[current=true]:bg-leaf-100 aria-[current=true]:text-primary"
              >
                {t(zone === "reader" ? "viewersZone" : "doctorsZone")}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="text-sm text-ink-soft">{named}</p>
    </div>
  );
}
