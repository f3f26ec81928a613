import { useLocale, useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { haveSameClock } from "./same-clock";

export type ZoneChoice = "reader" | "doctor";

interface ZoneChoiceLinksProps {
  viewersZone: string;
  doctorsZone: string;
  chosen: ZoneChoice;
  /** The instant at which the zones' names apply. */
  at: string;
  hrefOf: (zone: ZoneChoice) => string;
  onChoose: (zone: ZoneChoice) => void;
}

/** Says in which zone times are shown. If reader and doctor have different clocks, the reader can choose. */
export function ZoneChoiceLinks({ viewersZone, doctorsZone, chosen, at, hrefOf, onChoose }: ZoneChoiceLinksProps) {
  const t = useTranslations("slotPicker");
  const locale = useLocale();
  const zones = { reader: viewersZone, doctor: doctorsZone };
  const named = t("inZone", { zone: zoneName(zones[chosen], at, locale) });
  if (haveSameClock(viewersZone, doctorsZone, at)) return <p className="text-sm text-ink-soft">{named}</p>;
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

/** "India Standard Time". */
function zoneName(timeZone: string, at: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "long" }).formatToParts(new Date(at));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}
