import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ConsultationsChart } from "@/components/analytics/consultations-chart";
import { Headline } from "@/components/analytics/headline";
import { RevenueChart } from "@/components/analytics/revenue-chart";
import { Split } from "@/components/analytics/split";
import { TopDoctors } from "@/components/analytics/top-doctors";
import { formatDates } from "@/lib/clock/format-date";
import { Alert } from "@/components/ui/alert";
import { Card, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { zoneLabel } from "@/lib/clock/format-instant";
import { defaultTimeZone } from "@/i18n";
import { periodBefore } from "@/lib/domain/analytics/period";
import { readConsultationTrends } from "@/lib/domain/analytics/read-consultation-trends";
import { readDashboard } from "@/lib/domain/analytics/read-dashboard";
import { readRevenueTrends } from "@/lib/domain/analytics/read-revenue-trends";
import { readTopDoctors } from "@/lib/domain/analytics/read-top-doctors";
import { ReadTopDoctors } from "@/lib/domain/analytics/schema";
import { localDate } from "@/lib/clock/local-day";
import type { Context } from "@/lib/core/scope";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../own-profile";
import { PeriodForm } from "./period-form";
import { addressOf, type Query, type Question, questionOf } from "./query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("analytics"))("title") };
}

/** The whole business: a period's figures beside those of the period before, as charts and in tables. */
export default async function AnalyticsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const context = await signedInContext("/admin/analytics", "admin");
  const [query, profile, t, locale] = await Promise.all([searchParams, ownProfile(), getTranslations("analytics"), getLocale()]);
  const now = new Date();
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  const question = questionOf(query, now, timeZone);
  const figures = await orNone(figuresOf(context, question), "invalid_input");
  const period = t("lead", { dates: formatDates(question.from, question.to, locale), zone: zoneLabel(now, timeZone, locale) });
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={period} className="mb-5" />
      <PeriodForm question={question} today={localDate(now, timeZone)} />
      {figures ? <Figures {...figures} question={question} /> : <Alert tone="warning">{t("period.wrong")}</Alert>}
    </div>
  );
}

async function figuresOf(context: Context, { asked, interval, by }: Question) {
  const current = readDashboard(context, asked);
  const before = current.then(({ period: { from, to, timeZone } }) => {
    const earlier = periodBefore({ from: new Date(from), to: new Date(to), timeZone });
    return readDashboard(context, { from: earlier.from.toISOString(), to: earlier.to.toISOString(), timeZone });
  });
  const [dashboard, previous, consultations, revenue, top] = await Promise.all([
    current,
    before,
    readConsultationTrends(context, { ...asked, interval }),
    readRevenueTrends(context, { ...asked, interval }),
    readTopDoctors(context, { ...asked, by, limit: 10 }),
  ]);
  return { dashboard, previous, consultations, revenue, top };
}

async function Figures({ dashboard, previous, consultations, revenue, top, question }: Awaited<ReturnType<typeof figuresOf>> & { question: Question }) {
  const [t, locale] = await Promise.all([getTranslations("analytics"), getLocale()]);
  const { from, to, timeZone } = previous.period;
  const beforeDates = formatDates(localDate(new Date(from), timeZone), localDate(new Date(Date.parse(to) - 1), timeZone), locale);
  const isPartial = consultations.data.some((bucket) => bucket.isPartial);
  const partial = isPartial ? t("partial", { interval: consultations.interval }) : undefined;
  const nothing = <EmptyState as="h3" title={t("nothing")} className="mt-4">{t("nothingText")}</EmptyState>;
  const headline = (
    <section aria-label={t("headline.label")}>
      <Headline now={dashboard} before={previous} />
      <Note>{t("compared", { dates: beforeDates })}</Note>
    </section>
  );
  if (dashboard.consultations.total === 0 && dashboard.revenue.payments === 0 && top.data.length === 0) {
    return (
      <div className="grid grid-cols-1 gap-6 lg:gap-8">
        {headline}
        <EmptyState title={t("nothing")}>{t("nothingText")}</EmptyState>
      </div>
    );
  }
  return (
    <div className="grid grid-cols-1 gap-6 lg:gap-8">
      {headline}
      <Card>
        <CardTitle className="mb-3">{t("consultations.title")}</CardTitle>
        {dashboard.consultations.total > 0 ? <ConsultationsChart trends={consultations} /> : nothing}
        <Note>{t("consultations.note")}</Note>
        {partial ? <Note>{partial}</Note> : null}
      </Card>
      {dashboard.consultations.total > 0 ? (
        <Card>
          <CardTitle className="mb-5">{t("split.title")}</CardTitle>
          <Split consultations={dashboard.consultations} />
        </Card>
      ) : null}
      <Card>
        <CardTitle className="mb-3">{t("revenue.title")}</CardTitle>
        {dashboard.revenue.payments > 0 ? <RevenueChart trends={revenue} /> : nothing}
        <Note>{t("revenue.note")}</Note>
        {partial ? <Note>{t("hollow", { partial })}</Note> : null}
      </Card>
      <section aria-labelledby="top">
        <h2 id="top" className="mb-2 text-2xl">
          {t("top.title")}
        </h2>
        <TabLinks
          label={t("top.by")}
          className="mb-4"
          items={ReadTopDoctors.shape.by.unwrap().options.map((by) => ({ href: `${addressOf(question, { by })}#top`, label: t(`top.order.${by}`), current: by === question.by }))}
        />
        {top.data.length > 0 ? <TopDoctors top={top} /> : nothing}
        <Note>{t("top.note")}</Note>
      </section>
    </div>
  );
}

const Note = ({ children }: { children: ReactNode }) => <p className="mt-3 max-w-reading text-sm text-ink-soft">{children}</p>;
