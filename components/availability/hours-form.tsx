import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDate } from "@/lib/clock/format-date";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CheckChips } from "@/components/ui/check-chips";
import { InputField } from "@/components/ui/input";
import { addDays } from "@/lib/clock/dates";
import type { hoursFields, TypedHours } from "@/lib/domain/availability/typed-hours";

interface HoursFormProps {
  /** The typed values, or the start values. */
  typed: TypedHours;
  errors: Readonly<Record<string, readonly string[]>>;
  /** The earliest date that makes sense: today. */
  earliest: string;
  /** True if the preview is shown; its button is then the main one. */
  previewed: boolean;
}

/** A Monday, used to name the days of the week. */
const MONDAY = "2026-11-23";

/** Weekly hours, from which many slots are planned. A GET form, so that the preview has an address and works without scripts. */
export function HoursForm({ typed, errors, earliest, previewed }: HoursFormProps) {
  const t = useTranslations("doctorSlots.new");
  const field = (name: (typeof hoursFields)[number]) => ({ name, defaultValue: typed[name] ?? "", error: errors[name] ?? [] });
  const hasSecondBreak = Boolean(typed.secondBreakFrom || typed.secondBreakTo);
  return (
    <form action="/doctor/slots/new#preview" className="flex flex-col gap-7">
      {Object.keys(errors).length > 0 ? <Alert tone="danger">{t("wrong")}</Alert> : null}
      <Weekdays chosen={typed.days} errors={errors.days ?? []} />
      <Group legend={t("period")}>
        <InputField label={t("from")} type="date" min={earliest} required {...field("from")} />
        <InputField label={t("to")} type="date" min={earliest} required {...field("to")} />
      </Group>
      <Group legend={t("hours")}>
        <InputField label={t("opens")} type="time" required {...field("opens")} />
        <InputField label={t("closes")} hint={t("closesHint")} type="time" required {...field("closes")} />
        <InputField label={t("minutes")} hint={t("minutesHint")} type="number" inputMode="numeric" min={5} max={240} required className="sm:col-span-2" {...field("minutes")} />
      </Group>
      <Group legend={t("break")}>
        <InputField label={t("breakFrom")} type="time" optional {...field("breakFrom")} />
        <InputField label={t("breakTo")} type="time" optional {...field("breakTo")} />
      </Group>
      <details open={hasSecondBreak} className="-mt-4">
        <summary className="inline-flex min-h-11 items-center rounded-sm font-semibold text-primary hover:underline">{t("secondBreak")}</summary>
        <div className="mt-2 grid gap-5 sm:grid-cols-2">
          <InputField label={t("breakFrom")} type="time" optional {...field("secondBreakFrom")} />
          <InputField label={t("breakTo")} type="time" optional {...field("secondBreakTo")} />
        </div>
      </details>
      <Button type="submit" variant={previewed ? "secondary" : "primary"} className="self-start">
        {t("preview")}
      </Button>
    </form>
  );
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-3 font-display text-xl font-medium">{legend}</legend>
      <div className="grid items-start gap-5 sm:grid-cols-2">{children}</div>
    </fieldset>
  );
}

function Weekdays({ chosen, errors }: { chosen: readonly string[]; errors: readonly string[] }) {
  const t = useTranslations("doctorSlots.new");
  const locale = useLocale();
  const options = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: formatDate(addDays(MONDAY, day - 1), "weekday", locale) }));
  return (
    <CheckChips
      name="days"
      legend={t("days")}
      legendClassName="mb-3 font-display text-xl font-medium"
      options={options}
      defaultValues={chosen}
      error={errors}
    />
  );
}
