import { useLocale, useTranslations } from "next-intl";
import type { z } from "zod";
import type { ConsultationTrends } from "@/lib/domain/analytics/schema";
import { bucketName } from "./bucket-names";
import { FigureTable } from "./figure-table";
import { Plot } from "./plot";
import { Legend, type Series } from "./series";
import { StackedBars } from "./stacked-bars";

type Trends = z.input<typeof ConsultationTrends>;

const outcomes = [
  { key: "completed", look: "deep", states: ["completed"] },
  { key: "open", look: "pale", states: ["scheduled", "in_progress", "pending_payment"] },
  { key: "cancelled", look: "gold", states: ["cancelled"] },
  { key: "missed", look: "blue", states: ["no_show"] },
  { key: "expired", look: "stone", states: ["expired"] },
] as const;

/** Consultations by start time, each bar divided by outcome. */
export function ConsultationsChart({ trends: { interval, data } }: { trends: Trends }) {
  const t = useTranslations("analytics");
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale);
  const rows = data.map(({ byStatus }) => Object.fromEntries(outcomes.map(({ key, states }) => [key, states.reduce((sum, state) => sum + byStatus[state], 0)])));
  const totals = outcomes.map(({ key, look }) => ({ key, look, label: t(`outcome.${key}`), sum: rows.reduce((sum, row) => sum + row[key]!, 0) }));
  // An outcome that never occurred gets no colour; "completed" is always named.
  const series = totals.filter(({ key, sum }) => key === "completed" || sum > 0);
  const labels = data.map(({ startsOn }) => bucketName(startsOn, interval, locale));
  const most = data.reduce((best, one, n) => (one.total > data[best]!.total ? n : best), 0);
  const all = data.reduce((sum, { total }) => sum + total, 0);
  const summary = t("consultations.summary", { total: all, most: labels[most] ?? "", count: data[most]?.total ?? 0 });
  const named = (row: Readonly<Record<string, number>>) => series.map(({ key, label }) => `${label}: ${number.format(row[key]!)}`).join(", ");
  return (
    <>
      <Legend items={series.map(({ sum, ...one }) => ({ ...(one satisfies Series), total: number.format(sum) }))} />
      <div className="mt-4">
        <Plot
          summary={summary}
          xTitle={t(`starts.${interval}`)}
          yTitle={t("consultations.axis")}
          labels={labels}
          max={Math.max(...data.map(({ total }) => total))}
          formatValue={(value) => number.format(value)}
          whole
        >
          {(scales) => <StackedBars series={series} rows={rows} titles={rows.map((row, n) => `${labels[n]}: ${named(row)}`)} scales={scales} />}
        </Plot>
      </div>
      <FigureTable
        label={t("table")}
        caption={t("consultations.title")}
        head={[t(`interval.${interval}`), t("total"), ...series.map(({ label }) => label), t("bookings")]}
        rows={data.map(({ total, bookings }, n) => [labels[n], total, ...series.map(({ key }) => rows[n]![key]!), bookings].map((value) => (typeof value === "number" ? number.format(value) : value)))}
      />
    </>
  );
}
