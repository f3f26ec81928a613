import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { InputField } from "@/components/ui/input";
import { SelectField } from "@/components/ui/select";
import { TabLinks } from "@/components/ui/tab-links";
import { Interval } from "@/lib/domain/analytics/schema";
import { addressOf, presets, type Question } from "./query";

/** The period of the figures: some periods with one click, any other by its dates. The address holds the whole choice. */
export function PeriodForm({ question, today }: { question: Question; today: string }) {
  const t = useTranslations("analytics.period");
  const { days, from, to, interval, by } = question;
  return (
    <div className="mb-8 print:hidden">
      <TabLinks
        label={t("label")}
        items={presets.map((preset) => ({ href: addressOf(question, { days: String(preset) }), label: t(`days.${preset}`), current: days === preset }))}
      />
      <form aria-label={t("form")} className="mt-5 grid grid-cols-2 items-end gap-4 sm:flex sm:flex-wrap">
        <InputField key={`from-${from}`} label={t("from")} name="from" type="date" max={today} required defaultValue={from} className="min-w-0 sm:w-44" />
        <InputField key={`to-${to}`} label={t("to")} name="to" type="date" required defaultValue={to} className="min-w-0 sm:w-44" />
        <SelectField
          label={t("interval")}
          name="interval"
          options={Interval.options.map((value) => ({ value, label: t(`by.${value}`) }))}
          defaultValue={interval}
          className="min-w-0 sm:w-36"
        />
        <input type="hidden" name="by" value={by} />
        <Button type="submit" variant="secondary">
          {t("show")}
        </Button>
      </form>
    </div>
  );
}
