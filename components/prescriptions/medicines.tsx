import { useTranslations } from "next-intl";
import type { Medication } from "@/lib/domain/prescriptions/schema";

/** Medicines of a prescription, numbered, so that a line added by hand is noticed. @param from the number of the first */
export function Medicines({ medications, from = 1 }: { medications: readonly Medication[]; from?: number }) {
  const t = useTranslations("paper");
  if (medications.length === 0) return null;
  return (
    <ol start={from} className={from === 1 ? "mt-2 border-t border-line" : undefined}>
      {medications.map((medication, n) => (
        <li key={n} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-y-1 border-b border-line py-3 wrap-anywhere sm:grid-cols-[1.75rem_minmax(0,1fr)_minmax(0,1fr)_6.5rem] print:grid-cols-[1.75rem_minmax(0,1fr)_minmax(0,1fr)_6.5rem] print:break-inside-avoid print:py-1.5">
          <span aria-hidden="true" className="text-ink-soft tabular-nums">
            {from + n}.
          </span>
          <div>
            <p className="font-semibold">{medication.drug}</p>
            <p className="text-sm text-ink-soft">
              {medication.form}, {medication.strength}
            </p>
          </div>
          <div className="col-start-2 sm:col-start-auto print:col-start-auto">
            <p>
              {t("dosage", { dose: medication.dose, route: medication.route, frequency: medication.frequency })}
            </p>
            <p className="text-sm text-ink-soft">{t("duration", { days: medication.durationDays })}</p>
          </div>
          <p className="col-start-2 sm:col-start-auto sm:text-right print:col-start-auto print:text-right">
            <span className="text-xs text-ink-soft sm:block print:block">{t("quantity")} </span>
            <span className="font-semibold">{medication.quantity}</span>
          </p>
          {medication.instructions ? <p className="col-[2/-1] text-sm text-ink-soft">{medication.instructions}</p> : null}
        </li>
      ))}
    </ol>
  );
}
