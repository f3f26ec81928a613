import { useLocale, useTranslations } from "next-intl";
import type { z } from "zod";
import { formatMoney } from "@/components/ui/money";
import type { RevenueTrends } from "@/lib/domain/analytics/schema";
import { AreaAndLine } from "./area-and-line";
import { bucketName } from "./bucket-names";
import { shortMoney } from "@/components/ui/money";
import { FigureTable } from "./figure-table";
import { Plot } from "./plot";

type Trends = z.input<typeof RevenueTrends>;

/** The amounts paid, by time of payment, and what remains of them after the refunds given back in the same time: less than nothing if more went out than came in. */
export function RevenueChart({ trends: { interval, data, currency } }: { trends: Trends }) {
  const t = useTranslations("analytics");
  const locale = useLocale();
  const money = (amount: number) => formatMoney({ amount, currency }, locale);
  const labels = data.map(({ startsOn }) => bucketName(startsOn, interval, locale));
  const sum = (key: "gross" | "net") => data.reduce((total, one) => total + one[key], 0);
  const summary = t("revenue.summary", { gross: money(sum("gross")), net: money(sum("net")) });
  return (
    <>
      <ul className="flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
        <LegendLine label={t("revenue.net")} total={money(sum("net"))} mark={<path d="M0 8h22" strokeWidth="3" className="stroke-leaf-700" />} />
        <LegendLine label={t("revenue.gross")} total={money(sum("gross"))} mark={<path d="M0 8h22" strokeWidth="2.5" strokeDasharray="5 3.5" className="stroke-turmeric-600" />} />
      </ul>
      <div className="mt-4">
        <Plot
          summary={summary}
          xTitle={t(`paid.${interval}`)}
          yTitle={t("revenue.axis")}
          labels={labels}
          max={Math.max(...data.map(({ gross }) => gross), 100)}
          min={Math.min(...data.map(({ net }) => net))}
          formatValue={(value) => shortMoney(value, locale)}
        >
          {(scales) => (
            <AreaAndLine
              area={data.map(({ net }) => net)}
              line={data.map(({ gross }) => gross)}
              partial={data.map(({ isPartial }) => isPartial)}
              titles={data.map(({ net, gross }, n) => `${labels[n]}: ${t("revenue.net")} ${money(net)}, ${t("revenue.gross")} ${money(gross)}`)}
              scales={scales}
            />
          )}
        </Plot>
      </div>
      <FigureTable
        label={t("table")}
        caption={t("revenue.title")}
        head={[t(`interval.${interval}`), t("revenue.payments"), t("revenue.gross"), t("revenue.refunded"), t("revenue.refundDue"), t("revenue.net")]}
        rows={data.map(({ payments, gross, refunded, refundDue, net }, n) => [labels[n], payments, ...[gross, refunded, refundDue, net].map(money)])}
      />
    </>
  );
}

function LegendLine({ label, total, mark }: { label: string; total: string; mark: React.ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <svg viewBox="0 0 22 16" aria-hidden="true" className="h-4 w-6 shrink-0 fill-none">
        {mark}
      </svg>
      <span className="text-ink-soft">{label}</span>
      <span className="font-semibold tabular-nums">{total}</span>
    </li>
  );
}
