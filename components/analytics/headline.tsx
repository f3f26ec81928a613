import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { z } from "zod";
import { Stat } from "@/components/ui/stat";
import type { Dashboard } from "@/lib/domain/analytics/schema";
import { shortMoney } from "@/components/ui/money";
import { Change } from "./change";

type Figures = z.input<typeof Dashboard>;

/** The main figures, each with its change since the period before. */
export function Headline({ now, before }: { now: Figures; before: Figures }) {
  const t = useTranslations("analytics.headline");
  const locale = useLocale();
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const percent = (share: number | null) => (share === null ? "–" : new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(share));
  const counted = (of: (figures: Figures) => number) => ({ value: number(of(now)), note: <Change now={of(now)} before={of(before)} /> });
  const rate = (of: (figures: Figures) => number | null) => ({ value: percent(of(now)), note: <Change now={of(now)} before={of(before)} kind="share" /> });
  const stats: { key: Parameters<typeof t>[0]; value: ReactNode; note: ReactNode }[] = [
    { key: "consultations", ...counted(({ consultations }) => consultations.total) },
    { key: "net", value: shortMoney(now.revenue.net, locale), note: <Change now={now.revenue.net} before={before.revenue.net} /> },
    { key: "completionRate", ...rate(({ consultations }) => consultations.completionRate) },
    {
      key: "rating",
      value: now.rating.average === null ? "–" : now.rating.average.toFixed(2),
      note: <Change now={now.rating.average} before={before.rating.average} kind="value" />,
    },
    { key: "bookings", ...counted(({ consultations }) => consultations.bookings) },
    { key: "activePatients", ...counted(({ activePatients }) => activePatients) },
    { key: "activeDoctors", ...counted(({ activeDoctors }) => activeDoctors) },
    { key: "newPatients", ...counted(({ registrations }) => registrations.patients) },
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-4">
      {stats.map(({ key, value, note }) => (
        <Stat key={key} label={t(key)} value={value} note={note} />
      ))}
    </dl>
  );
}
