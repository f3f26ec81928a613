"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FeedbackForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-feedback";
import { InputField } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea";
import { useFormAction } from "@/components/ui/use-form-action";
import { addDays } from "@/lib/clock/dates";
import { formatDate } from "@/lib/clock/format-date";
import { formatWall } from "@/lib/clock/format-wall";
import type { FormState } from "@/lib/http/web/action";
import { clock } from "./edited-rules";
import { Impact, type ShownImpact } from "./impact";
import { WeekGrid } from "./week-grid";

interface ExceptionFormProps {
  action: FormAction<FormState>;
  /** Monday to Sunday of the shown week. */
  dates: readonly string[];
  /** The wall times of the slots of that week, in which the doctor can be booked. */
  slots: readonly { start: string; end: string }[];
  start: { from: string; to: string };
}

type Kind = "leave" | "extra";

/** Leave or extra hours: a real week, in which dragging over free time is extra and over hours is leave, and the same as fields. */
export function ExceptionForm({ action, dates, slots, start }: ExceptionFormProps) {
  const t = useTranslations("hours.exceptions");
  const [state, submit] = useFormAction(action);
  const [kind, setKind] = useState<Kind>("leave");
  const [times, setTimes] = useState(start);
  const [edited, setEdited] = useState(0);
  const [answered, setAnswered] = useState<{ state: unknown; edited: number }>({ state, edited: 0 });
  if (answered.state !== state) setAnswered({ state, edited });
  const impact = answered.edited === edited && !state.done ? (state.extra?.impact as ShownImpact | undefined) : undefined;
  const touch = () => setEdited(edited + 1);
  const wall = (day: number, at: number) => (at < 1440 ? `${dates[day]!}T${clock(at)}` : `${addDays(dates[day]!, 1)}T${clock(at - 1440)}`);
  const isChosen = (day: number, from: number, to: number) => wall(day, from) < times.to && wall(day, to) > times.from;
  const hasSlot = (day: number, from: number, to: number) => slots.some(({ start: begins, end }) => begins < wall(day, to) && end > wall(day, from));
  return (
    <FeedbackForm state={state} submit={submit} success={t("saved")} className="grid gap-5" onInput={touch}>
      <WeekGrid
        label={t("week")}
        hint={t("weekHint")}
        days={dates.map((date) => ({ key: date, short: `${formatDate(date, "weekday")} ${formatDate(date, "number")}`, long: formatDate(date, "day") }))}
        timeText={(at) => formatWall(`2026-11-23T${clock(at)}`, { format: "time" })}
        isOn={(day, from, to) => (isChosen(day, from, to) ? kind === "extra" : hasSlot(day, from, to))}
        onPaint={(day, part, isAdded) => {
          setKind(isAdded ? "extra" : "leave");
          setTimes({ from: wall(day, part.from), to: wall(day, part.to) });
          touch();
        }}
      />
      <RadioCards
        name="kind"
        legend={t("kind")}
        look="chips"
        value={kind}
        onValueChange={(value) => setKind(value as Kind)}
        options={[{ value: "leave", label: t("leave") }, { value: "extra", label: t("extra") }]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <InputField label={t("from")} type="datetime-local" required name="from" value={times.from} onChange={(event) => setTimes({ ...times, from: event.target.value })} />
        <InputField label={t("to")} type="datetime-local" required name="to" value={times.to} onChange={(event) => setTimes({ ...times, to: event.target.value })} />
      </div>
      {kind === "extra" ? (
        <>
          <InputField label={t("slotMinutes")} hint={t("slotMinutesHint")} type="number" inputMode="numeric" name="slotMinutes" optional className="max-w-60" />
          <label className="flex min-h-11 items-center gap-3">
            <input type="checkbox" name="replacesDay" value="true" className="size-5 accent-primary" />
            {t("replacesDay")}
          </label>
        </>
      ) : (
        <TextareaField label={t("reason")} hint={t("reasonHint")} name="reason" maxLength={500} rows={2} optional />
      )}
      {impact ? (
        <Impact impact={impact} startWith="offer" />
      ) : (
        <SubmitButton name="step" value="check" className="justify-self-start" pendingLabel={t("checking")}>
          {t("check")}
        </SubmitButton>
      )}
    </FeedbackForm>
  );
}
