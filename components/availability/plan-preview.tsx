import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "@/lib/clock/format-date";
import { Alert } from "@/components/ui/alert";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { ButtonLink } from "@/components/ui/button-link";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { localDate } from "@/lib/clock/local-day";
import { MOST_SLOTS, type Plan } from "@/lib/domain/availability/typed-hours";

interface PlanPreviewProps<State extends FormFeedback> {
  plan: Plan;
  timeZone: string;
  /** The fields the plan was made from, sent again to create it. */
  sent: readonly (readonly [name: string, value: string])[];
  /** The address of the same preview with an earlier last day. */
  hrefUntil: (date: string) => string;
  action: FormAction<State>;
}

/** The slots that weekly hours produce, day by day, before any is offered; and the button that offers them. */
export function PlanPreview<State extends FormFeedback>({ plan, timeZone, sent, hrefUntil, action }: PlanPreviewProps<State>) {
  const t = useTranslations("doctorSlots.new");
  const locale = useLocale();
  const { slots, overlapping, passed, fitsUntil } = plan;
  const dateOf = ({ startsAt }: { startsAt: Date }) => localDate(startsAt, timeZone);
  const days = [...Map.groupBy(slots.slice(0, MOST_SLOTS), dateOf)];
  const isTooMany = slots.length > MOST_SLOTS;
  return (
    <section id="preview" aria-labelledby="preview-title" className="scroll-mt-6 rounded-lg border border-line bg-surface p-5 sm:p-6">
      <h2 id="preview-title" className="text-2xl">
        {t("previewTitle", { count: slots.length })}
      </h2>
      <div className="mt-2 text-ink-soft">
        {slots.length > 0 ? <p>{t("previewDays", { days: new Set(slots.map(dateOf)).size })}</p> : <p>{t("nothing")}</p>}
        {overlapping > 0 ? <p>{t("overlapping", { count: overlapping })}</p> : null}
        {passed > 0 ? <p>{t("passed", { count: passed })}</p> : null}
      </div>
      {isTooMany ? (
        <Alert tone="warning" className="mt-4" title={t("tooMany", { most: MOST_SLOTS })}>
          {fitsUntil ? (
            <ButtonLink href={hrefUntil(fitsUntil)} variant="secondary" size="sm" className="mt-2">
              {t("fitsUntil", { date: formatDate(fitsUntil, "short", locale) })}
            </ButtonLink>
          ) : (
            t("fitsNone")
          )}
        </Alert>
      ) : null}
      {slots.length > 0 && !isTooMany ? (
        <ActionForm action={action} className="mt-5 flex flex-col gap-4">
          {sent.map(([name, value], n) => (
            <input key={n} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton pendingLabel={t("adding")} className="self-start">
            {t("confirm", { count: slots.length })}
          </SubmitButton>
        </ActionForm>
      ) : null}
      <ul className="mt-6 grid gap-4 empty:hidden">
        {days.map(([date, own]) => (
          <li key={date} className="border-t border-line pt-3">
            <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 text-lg">
              {formatDate(date, "day", locale)}
              <span className="font-sans text-sm tracking-normal text-ink-faint">{t("dayCount", { count: own.length })}</span>
            </h3>
            <p className="mt-1 flex flex-wrap gap-x-4 text-sm text-ink-soft tabular-nums">
              {own.map(({ startsAt }) => (
                <Time key={startsAt.getTime()} at={startsAt} timeZone={timeZone} format="time" className="whitespace-nowrap" />
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
