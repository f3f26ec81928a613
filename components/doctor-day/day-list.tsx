import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Fragment } from "react";
import type { z } from "zod";
import { ModeLabel } from "@/components/consultations/mode-label";
import { StatusBadge } from "@/components/consultations/status-badge";
import { AgeText } from "@/components/patients/age-text";
import { cn } from "@/components/ui/cn";
import { LinkPending } from "@/components/ui/link-pending";
import { Name, names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import { formatDate } from "@/lib/clock/format-date";
import { localDate } from "@/lib/clock/local-day";
import type { ConsultationSummary } from "@/lib/domain/consultations/schema";

type Summary = z.input<typeof ConsultationSummary>;

interface DayListProps {
  /** The day shown. */
  date: string;
  consultations: readonly Summary[];
  timeZone: string;
  now: Date;
  /** Draws a line at the present time; for today. */
  nowLine?: boolean;
}

/** A doctor's day in order of time: which patient comes when, and in which mode. Nothing clinical. */
export function DayList({ date, consultations, timeZone, now, nowLine }: DayListProps) {
  const t = useTranslations("doctorDay");
  const ahead = consultations.findIndex(({ startsAt }) => new Date(startsAt) > now);
  const place = !nowLine ? -1 : ahead === -1 ? consultations.length : ahead;
  return (
    <ol aria-label={t("list")} className="grid gap-3">
      {consultations.map((consultation, n) => (
        <Fragment key={consultation.id}>
          {n === place ? <NowLine now={now} timeZone={timeZone} /> : null}
          <Row date={date} consultation={consultation} timeZone={timeZone} now={now} />
        </Fragment>
      ))}
      {place === consultations.length ? <NowLine now={now} timeZone={timeZone} /> : null}
    </ol>
  );
}

const columns = "grid grid-cols-[4.25rem_minmax(0,1fr)] gap-x-3 sm:grid-cols-[6rem_minmax(0,1fr)] sm:gap-x-5";

function Row({ date, consultation, timeZone, now }: { date: string; consultation: Summary; timeZone: string; now: Date }) {
  const t = useTranslations("doctorDay");
  const genders = useTranslations("paper.gender");
  const locale = useLocale();
  const { id, status, startsAt, endsAt, mode, followUp, patient, bookedBy } = consultation;
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const off = status === "cancelled" || status === "expired";
  const startsOn = localDate(start, timeZone);
  const present = !off && start <= now && now < end;
  return (
    <li className={columns}>
      <p className="pt-4 text-right leading-tight">
        <Time at={startsAt} timeZone={timeZone} format="time" className={cn("block font-semibold whitespace-nowrap tabular-nums", off && "font-normal text-ink-faint line-through")} />
        {startsOn === date ? null : <span className="block text-xs text-ink-faint">{formatDate(startsOn, "dayAndMonth", locale)}</span>}
        <span className="text-xs text-ink-faint">{t("minutes", { minutes: Math.round((end.getTime() - start.getTime()) / 60_000) })}</span>
      </p>
      <div
        className={cn(
          "relative flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg border border-line px-4 py-3.5 transition-colors duration-150 hover:border-primary sm:px-5",
          off ? "border-dashed" : "bg-surface",
          present && "border-primary shadow-raised",
        )}
      >
        <div className="min-w-0">
          <h3 className={cn("text-lg", off && "text-ink-faint")}>
            <Link
              href={`/doctor/consultations/${id}`}
              className="rounded-sm after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-(--focus)"
            >
              <Name>{patient.name}</Name>
              <LinkPending />
            </Link>
          </h3>
          <p className={cn("text-sm", off && "text-ink-faint")}>
            {t.rich("who", { age: () => <AgeText age={patient.age} />, gender: genders(patient.gender ?? "unknown") })}
            {bookedBy.id === patient.id ? null : <>, {t.rich("bookedBy", names({ name: bookedBy.name }))}</>}
          </p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
            <ModeLabel mode={mode} />
            <span>{t(followUp ? "followUp" : "first")}</span>
          </p>
        </div>
        <StatusBadge status={status} overdue={end < now} />
      </div>
    </li>
  );
}

function NowLine({ now, timeZone }: { now: Date; timeZone: string }) {
  const t = useTranslations("doctorDay");
  return (
    <li className={columns}>
      <span className="text-right text-sm font-semibold text-accent-ink">{t.rich("now", { when: () => <Time at={now} timeZone={timeZone} format="time" className="block whitespace-nowrap tabular-nums" /> })}</span>
      <span aria-hidden="true" className="relative h-0.5 self-center rounded-full bg-accent before:absolute before:top-1/2 before:left-0 before:size-3 before:-translate-x-1/2 before:-translate-y-1/2 before:rounded-leaf before:bg-accent" />
    </li>
  );
}
