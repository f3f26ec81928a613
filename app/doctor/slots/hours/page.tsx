import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { DateNavigation } from "@/components/doctor-day/date-navigation";
import { ExceptionForm } from "@/components/hours/exception-form";
import { ExceptionList } from "@/components/hours/exception-list";
import { HoursEditor } from "@/components/hours/hours-editor";
import { SlotTabs } from "@/components/hours/slot-tabs";
import { ClientMessages } from "@/components/site/client-messages";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { addDays, isDate, weekOf } from "@/lib/clock/dates";
import { zoneLabel } from "@/lib/clock/format-instant";
import { localDate, localDay, wallTime } from "@/lib/clock/local-day";
import { listSlots } from "@/lib/domain/availability/list";
import { listExceptions } from "@/lib/domain/availability/schedule/list-exceptions";
import { readSchedule } from "@/lib/domain/availability/schedule/read";
import { FirstSteps } from "../../first-steps";
import { ownPractice } from "../../own-practice";
import { exceptionAction, hoursAction, removeExceptionAction } from "./actions";

const PATH = "/doctor/slots/hours";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hours"))("title") };
}

/** The weekly hours of a practice, with leave and extra hours. */
export default async function HoursPage({ searchParams }: { searchParams: Promise<{ week?: string }> }) {
  const { week } = await searchParams;
  const { context, practice } = await ownPractice(PATH);
  if (!practice) return <FirstSteps />;
  if (week !== undefined && !isDate(week)) redirect(PATH);
  const { id: doctorId, timeZone, slotMinutes } = practice;
  const now = new Date();
  const today = localDate(now, timeZone);
  const dates = weekOf(week ?? today);
  const [from, to] = [localDay(dates[0]!, timeZone).from, localDay(dates[6]!, timeZone).to];
  const [schedule, { data: exceptions }, { data: slots }, t, locale] = await Promise.all([
    readSchedule(context, { doctorId }),
    listExceptions(context, { doctorId }),
    listSlots(context, { doctorId, from: from.toISOString(), to: to.toISOString() }),
    getTranslations("hours"),
    getLocale(),
  ]);
  const rules = schedule.rules.map(({ slotMinutes: length, bufferMinutes = 0, modes = [], ...rule }) => ({ ...rule, days: rule.days.map(Number), modes: [...modes], slotMinutes: String(length), bufferMinutes: String(bufferMinutes) }));
  const shown = slots.filter(({ status }) => status !== "blocked").map(({ startsAt, endsAt }) => ({ start: wallTime(new Date(startsAt), timeZone), end: wallTime(new Date(endsAt), timeZone) }));
  const tomorrow = addDays(today, 1);
  const zone = `${timeZone.replaceAll("_", " ")}, ${zoneLabel(now, timeZone, locale)}`;
  const href = (date: string) => `${PATH}?week=${date}#exceptions`;
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={t("lead", { zone })} className="mb-6" />
      <SlotTabs current="hours" />
      <div className="mt-8 grid items-start gap-8 xl:grid-cols-2">
        <section aria-labelledby="weekly" className="min-w-0">
          <h2 id="weekly" className="mb-4 text-2xl">
            {t("weekly")}
          </h2>
          <ClientMessages of={["hours"]}>
            <HoursEditor action={hoursAction} saved={{ rules, leadMinutes: schedule.leadMinutes, horizonDays: schedule.horizonDays, version: schedule.version }} usualMinutes={slotMinutes} zone={zone} />
          </ClientMessages>
        </section>
        <section id="exceptions" aria-labelledby="exceptions-title" className="min-w-0 scroll-mt-6">
          <h2 id="exceptions-title" className="mb-4 text-2xl">
            {t("exceptions.title")}
          </h2>
          <ExceptionList exceptions={exceptions} action={removeExceptionAction} doctorId={doctorId} />
          <Card className="mt-5">
            <h3 className="mb-4 text-xl">{t("exceptions.add")}</h3>
            <div className="mb-5">
              <DateNavigation
                label={t("exceptions.weeks")}
                previous={{ href: href(addDays(dates[0]!, -7)), label: t("exceptions.previousWeek") }}
                present={{ href: `${PATH}#exceptions`, label: t("exceptions.thisWeek"), current: dates.includes(today) }}
                next={{ href: href(addDays(dates[0]!, 7)), label: t("exceptions.nextWeek") }}
                form={{ action: PATH, name: "week", value: dates.includes(today) ? today : dates[0]!, label: t("exceptions.date"), go: t("exceptions.go") }}
              />
            </div>
            <ClientMessages of={["hours"]}>
              <ExceptionForm key={dates[0]} action={exceptionAction} dates={dates} slots={shown} start={{ from: `${tomorrow}T00:00`, to: `${addDays(tomorrow, 1)}T00:00` }} />
            </ClientMessages>
          </Card>
        </section>
      </div>
    </div>
  );
}
