import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Time } from "@/components/ui/time";
import type { Consultation } from "@/lib/domain/consultations/schema";

/** Each move of a visit, earliest first; nothing if it was never moved. */
export function Moves({ rescheduled = [], timeZone }: { rescheduled?: z.input<typeof Consultation>["rescheduled"]; timeZone: string }) {
  const t = useTranslations("moves");
  if (rescheduled.length === 0) return null;
  return (
    <div className="mt-4 border-t border-line pt-4">
      <h3 className="text-sm font-semibold text-ink-soft">{t("history")}</h3>
      <ul className="mt-1 grid gap-1 text-sm">
        {rescheduled.map(({ from, to, by, at }) => (
          <li key={at}>{t.rich("moved", { by, from: () => <Time at={from} timeZone={timeZone} />, to: () => <Time at={to} timeZone={timeZone} />, at: () => <Time at={at} timeZone={timeZone} /> })}</li>
        ))}
      </ul>
    </div>
  );
}
