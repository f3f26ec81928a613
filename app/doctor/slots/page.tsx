import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { RemoveSlotsForm } from "@/components/availability/remove-slots-form";
import { WeekOfSlots } from "@/components/availability/week-of-slots";
import { formatDates } from "@/lib/clock/format-date";
import { Standing } from "@/components/doctor-day/to-do";
import { WeekNavigation } from "@/components/doctor-day/week-navigation";
import { SlotTabs } from "@/components/hours/slot-tabs";
import { ClientMessages } from "@/components/site/client-messages";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { zoneLabel } from "@/lib/clock/format-instant";
import { listSlots } from "@/lib/domain/availability/list";
import { isDate, weekOf } from "@/lib/clock/dates";
import { localDate, localDay } from "@/lib/clock/local-day";
import { FirstSteps } from "../first-steps";
import { ownPractice } from "../own-practice";
import { removeSlotsAction } from "./actions";

interface Query {
  week?: string;
  added?: string;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("doctorSlots"))("title") };
}

/** A week of the slots that a doctor offers. */
export default async function SlotsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { week, added } = await searchParams;
  const { context, practice } = await ownPractice(week ? `/doctor/slots?week=${week}` : "/doctor/slots");
  if (!practice) return <FirstSteps />;
  if (week !== undefined && !isDate(week)) redirect("/doctor/slots");

  const { id: doctorId, timeZone } = practice;
  const now = new Date();
  const today = localDate(now, timeZone);
  const dates = weekOf(week ?? today);
  const [from, to] = [localDay(dates[0]!, timeZone).from, localDay(dates[6]!, timeZone).to];
  const [{ data: slots }, t, locale] = await Promise.all([
    listSlots(context, { doctorId, from: from.toISOString(), to: to.toISOString() }),
    getTranslations("doctorSlots"),
    getLocale(),
  ]);
  const free = slots.filter(({ status, startsAt }) => status === "available" && new Date(startsAt) > now).length;
  const booked = slots.filter(({ status }) => status === "booked").length;
  const count = Number(added);
  return (
    <div className="page-body">
      <PageHeader
        eyebrow={t("title")}
        title={formatDates(dates[0]!, dates[6]!, locale)}
        lead={t("lead", { free, booked, zone: zoneLabel(now, timeZone, locale) })}
        actions={<ButtonLink href={`/doctor/slots/new?start=${dates[0]! > today ? dates[0] : today}`}>{t("add")}</ButtonLink>}
        className="mb-6"
      />
      <SlotTabs current="slots" />
      <div className="mt-6 mb-8 grid gap-6">
        <WeekNavigation dates={dates} today={today} />
        {Number.isInteger(count) && count > 0 && count <= 200 ? (
          <Alert tone="success" live>
            {t("added", { count })}
          </Alert>
        ) : null}
        {practice.status === "verified" ? null : <Standing status={practice.status} reason={practice.statusReason ?? undefined} />}
      </div>
      {slots.length > 0 ? (
        <ClientMessages of={["doctorSlots"]}>
          <RemoveSlotsForm action={removeSlotsAction} canRemove={free > 0}>
            <WeekOfSlots dates={dates} slots={slots} timeZone={timeZone} now={now} />
          </RemoveSlotsForm>
        </ClientMessages>
      ) : (
        <EmptyState title={t(dates[6]! < today ? "emptyPast" : "empty")}>{dates[6]! < today ? null : t("emptyText")}</EmptyState>
      )}
    </div>
  );
}
