import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { DayList } from "@/components/doctor-day/day-list";
import { DayNavigation } from "@/components/doctor-day/day-navigation";
import { DaySummary } from "@/components/doctor-day/day-summary";
import { Delay } from "@/components/doctor-day/delay";
import { KeepFresh } from "@/components/doctor-day/keep-fresh";
import { formatDate } from "@/lib/clock/format-date";
import { ToDo } from "@/components/doctor-day/to-do";
import { WeekStrip } from "@/components/doctor-day/week-strip";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { zoneLabel } from "@/lib/clock/format-instant";
import { readDay } from "@/lib/domain/consultations/read-day";
import { readDelay } from "@/lib/domain/visits/waiting/read-delay";
import { orNone } from "@/lib/http/web/or-not-found";
import { delayAction } from "./actions";
import { FirstSteps } from "./first-steps";
import { ownPractice } from "./own-practice";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("doctorDay"))("title") };
}

const dayHref = (date: string) => `/doctor?date=${date}`;

/** The doctor's day: the patients in order, the week around it, and the open tasks. */
export default async function DayPage({ searchParams }: { searchParams: Promise<{ date?: string }> }) {
  const { date: asked } = await searchParams;
  const { context, practice } = await ownPractice(typeof asked === "string" ? dayHref(asked) : "/doctor");
  if (!practice) return <FirstSteps />;

  const [day, delay, t, locale] = await Promise.all([
    orNone(readDay(context, asked ? { date: asked } : {}), "invalid_input"),
    readDelay(context, {}),
    getTranslations("doctorDay"),
    getLocale(),
  ]);
  if (!day) redirect("/doctor");
  const now = new Date();
  const { date, today, timeZone, consultations } = day;
  const tense = date === today ? "today" : date < today ? "past" : "ahead";
  return (
    <div className="page-body">
      <KeepFresh seconds={60} />
      <PageHeader
        eyebrow={t(tense === "today" ? "eyebrowToday" : "eyebrow", { zone: zoneLabel(now, timeZone, locale) })}
        title={formatDate(date, "day", locale)}
        lead={<DaySummary consultations={consultations} tense={tense} timeZone={timeZone} now={now} />}
        actions={<DayNavigation date={date} today={today} href={dayHref} />}
        className="mb-6"
      />
      <WeekStrip week={day.week} date={date} today={today} href={dayHref} />
      <div className="mt-8 grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-labelledby="day" className="order-last lg:order-none">
          <h2 id="day" className="sr-only">
            {t("list")}
          </h2>
          {consultations.length > 0 ? (
            <DayList date={date} consultations={consultations} timeZone={timeZone} now={now} nowLine={tense === "today"} />
          ) : (
            <EmptyState
              as="h3"
              title={t(tense === "today" ? "emptyToday" : tense === "past" ? "emptyPast" : "emptyAhead")}
              actions={
                tense === "past" ? undefined : (
                  <ButtonLink href={`/doctor/slots?week=${date}`} variant="secondary">
                    {t("seeTimes")}
                  </ButtonLink>
                )
              }
            >
              {t(tense === "past" ? "emptyPastText" : "emptyText")}
            </EmptyState>
          )}
        </section>
        <div className="grid content-start gap-4">
          {tense === "today" && consultations.length > 0 ? <Delay delay={delay} action={delayAction} timeZone={timeZone} /> : null}
          <ToDo practice={practice} unclosed={day.unclosed} freeSlots={day.freeSlots} timeZone={timeZone} />
        </div>
      </div>
    </div>
  );
}
