"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FeedbackForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-feedback";
import { InputField } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import { addDays } from "@/lib/clock/dates";
import { formatDate } from "@/lib/clock/format-date";
import { formatWall } from "@/lib/clock/format-wall";
import type { FormState } from "@/lib/http/web/action";
import { clock, type EditedRule, isWorking, painted } from "./edited-rules";
import { Impact, type ShownImpact } from "./impact";
import { Toggles } from "./toggles";
import { WeekGrid } from "./week-grid";

const MODES = ["video", "audio", "text"] as const;
/** A Monday, to name the days of the week. */
const MONDAY = "2026-11-23";

interface HoursEditorProps {
  action: FormAction<FormState>;
  saved: { rules: EditedRule[]; leadMinutes: number; horizonDays: number; version: number };
  usualMinutes: number;
  /** The zone in words. */
  zone: string;
}

/** The weekly hours: a week to paint, the same hours as fields, and what saving them would do before they are saved. */
export function HoursEditor({ action, saved, usualMinutes, zone }: HoursEditorProps) {
  const t = useTranslations("hours");
  const locale = useLocale();
  const [state, submit] = useFormAction(action);
  const [rules, setRules] = useState<EditedRule[]>(saved.rules);
  const [edited, setEdited] = useState(0);
  const [answered, setAnswered] = useState<{ state: unknown; edited: number }>({ state, edited: 0 });
  // What the server said is of the hours that it was asked about.
  if (answered.state !== state) setAnswered({ state, edited });
  const impact = answered.edited === edited && !state.done ? (state.extra?.impact as ShownImpact | undefined) : undefined;
  const change = (next: EditedRule[]) => {
    setRules(next);
    setEdited(edited + 1);
  };
  const set = (n: number, part: Partial<EditedRule>) => change(rules.map((rule, at) => (at === n ? { ...rule, ...part } : rule)));
  const usual = { slotMinutes: String(usualMinutes), bufferMinutes: "0", modes: [...MODES] };
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => {
    const date = addDays(MONDAY, day - 1);
    return { key: String(day), short: formatDate(date, "weekday", locale), long: formatDate(date, "day", locale).split(/[ ,]/)[0]! };
  });
  return (
    <FeedbackForm state={state} submit={submit} success={t("saved")} className="grid gap-6" onInput={() => setEdited(edited + 1)}>
      <input type="hidden" name="version" value={saved.version} />
      <WeekGrid
        label={t("week")}
        hint={t("weekHint", { zone })}
        days={days}
        timeText={(at) => formatWall(`2026-11-23T${clock(at)}`, { format: "time" })}
        isOn={(day, from, to) => isWorking(rules, day + 1, from, to)}
        onPaint={(day, part, isAdded) => change(painted(rules, day + 1, part, isAdded, usual))}
      />
      {rules.length === 0 ? <p className="text-ink-soft">{t("none")}</p> : null}
      <ol className="grid gap-4">
        {rules.map((rule, n) => (
          <li key={n}>
            <fieldset className="grid min-w-0 gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5">
              <legend className="sr-only">{t("rule", { n: n + 1 })}</legend>
              <Toggles name={`rules.${n}.days`} legend={t("days")} options={days.map(({ short }, at) => ({ value: at + 1, label: short }))} chosen={rule.days} onChange={(chosen) => set(n, { days: chosen })} />
              <div className="grid grid-cols-2 gap-4 sm:grid-cols-4 xl:grid-cols-2">
                <InputField label={t("from")} type="time" required name={`rules.${n}.from`} value={rule.from} onChange={(event) => set(n, { from: event.target.value })} />
                <InputField label={t("to")} type="time" required name={`rules.${n}.to`} value={rule.to} onChange={(event) => set(n, { to: event.target.value })} />
                <InputField label={t("slotMinutes")} type="number" inputMode="numeric" required name={`rules.${n}.slotMinutes`} value={rule.slotMinutes} onChange={(event) => set(n, { slotMinutes: event.target.value })} />
                <InputField label={t("bufferMinutes")} type="number" inputMode="numeric" required name={`rules.${n}.bufferMinutes`} value={rule.bufferMinutes} onChange={(event) => set(n, { bufferMinutes: event.target.value })} />
              </div>
              <div className="flex flex-wrap items-end justify-between gap-4">
                <Toggles name={`rules.${n}.modes`} legend={t("modes")} options={MODES.map((value) => ({ value: value as string, label: t(`mode.${value}`) }))} chosen={rule.modes} onChange={(chosen) => set(n, { modes: chosen })} />
                <Button type="button" variant="quiet" size="sm" aria-label={t("removeRule", { n: n + 1 })} onClick={() => change(rules.filter((_, at) => at !== n))}>
                  {t("remove")}
                </Button>
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <Button type="button" variant="secondary" size="sm" className="justify-self-start" onClick={() => change([...rules, { from: "09:00", to: "13:00", ...(rules.at(-1) ?? usual), days: [] }])}>
        {t("addRule")}
      </Button>
      <div className="grid gap-5 sm:grid-cols-2">
        <InputField label={t("leadMinutes")} hint={t("leadHint")} type="number" inputMode="numeric" required name="leadMinutes" defaultValue={saved.leadMinutes} />
        <InputField label={t("horizonDays")} hint={t("horizonHint")} type="number" inputMode="numeric" required name="horizonDays" defaultValue={saved.horizonDays} />
      </div>
      {impact ? (
        <Impact impact={impact} startWith="keep" />
      ) : (
        <SubmitButton name="step" value="check" className="justify-self-start" pendingLabel={t("checking")}>
          {t("check")}
        </SubmitButton>
      )}
    </FeedbackForm>
  );
}
