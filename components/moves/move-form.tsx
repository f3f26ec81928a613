import { useLocale, useTranslations } from "next-intl";
import { DateNavigation } from "@/components/doctor-day/date-navigation";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea";
import { addDays } from "@/lib/clock/dates";
import { formatDate } from "@/lib/clock/format-date";
import { formatWall } from "@/lib/clock/format-wall";

/** A free time as the reader's clock shows it. */
export interface FreeTime {
  id: string;
  /** YYYY-MM-DDTHH:MM */
  start: string;
}

interface MoveFormProps<State extends FormFeedback> {
  action: FormAction<State>;
  /** The address of this page without a query. */
  path: string;
  /** More of the query that the links keep. */
  query?: Readonly<Record<string, string>>;
  /** The first of the shown days, and today. */
  from: string;
  today: string;
  times: readonly FreeTime[];
  /** Hidden fields. */
  values: Readonly<Record<string, string>>;
  /** Which sentence the button says. */
  does: "move" | "offer" | "accept" | "hand";
  /** Whether a reason is asked for. */
  reason?: "optional" | "required";
}

/** How many days are shown at once. */
export const MOVE_DAYS = 7;

/** The free times of a week, one of which a visit can move to. Works without JavaScript. */
export function MoveForm<State extends FormFeedback>({ action, path, query = {}, from, today, times, values, does, reason }: MoveFormProps<State>) {
  const t = useTranslations("moves");
  const locale = useLocale();
  const href = (date: string) => `${path}?${new URLSearchParams({ ...query, from: date })}`;
  const days = [...Map.groupBy(times, ({ start }) => start.slice(0, 10))];
  const before = addDays(from, -MOVE_DAYS);
  return (
    <div className="grid gap-6">
      <DateNavigation
        label={t("weeks")}
        previous={{ href: href(before < today ? today : before), label: t("earlier") }}
        present={{ href: href(today), label: t("now"), current: from === today }}
        next={{ href: href(addDays(from, MOVE_DAYS)), label: t("later") }}
        form={{ action: path, name: "from", value: from, label: t("date"), go: t("go"), keep: query }}
      />
      {days.length === 0 ? <p className="text-ink-soft">{t("none")}</p> : null}
      {days.length === 0 ? null : (
        <ActionForm action={action} className="grid gap-6">
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {days.map(([date, own]) => (
            <RadioCards key={date} name="slotId" legend={formatDate(date, "day", locale)} look="times" required options={own.map(({ id, start }) => ({ value: id, label: formatWall(start, { format: "time", locale }) }))} />
          ))}
          {reason ? <TextareaField label={t("reason")} hint={t(does === "hand" ? "handReasonHint" : "reasonHint")} name="reason" maxLength={500} rows={2} required={reason === "required"} optional={reason === "optional"} /> : null}
          <SubmitButton className="justify-self-start" pendingLabel={t("pending")}>
            {t(`do.${does}`)}
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
