import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import type { z } from "zod";
import { Money } from "@/components/ui/money";
import { Name } from "@/components/ui/name";
import { Rating } from "@/components/ui/rating";
import { Table } from "@/components/ui/table";
import type { TopDoctors as Answer } from "@/lib/domain/analytics/schema";

/** The top doctors of a period, in the order given. */
export function TopDoctors({ top }: { top: z.input<typeof Answer> }) {
  const t = useTranslations("analytics.top");
  const locale = useLocale();
  const places = new Map(top.data.map(({ id }, n) => [id, n + 1]));
  return (
    <Table
      caption={t("title")}
      rows={top.data}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "doctor",
          header: t("doctor"),
          title: true,
          cell: ({ id, name, city }) => (
            <span className="flex items-baseline gap-3">
              <span className="min-w-5 shrink-0 text-right font-normal whitespace-nowrap text-ink-faint tabular-nums">{places.get(id)}</span>
              <span>
                <Link href={`/doctors/${id}`} className="text-link inline-flex min-h-11 items-center md:min-h-0">
                  <Name>{name}</Name>
                </Link>
                <span className="block text-sm font-normal text-ink-soft"><Name>{city}</Name></span>
              </span>
            </span>
          ),
        },
        { key: "completed", header: t("completed"), align: "end", cell: ({ completed }) => new Intl.NumberFormat(locale).format(completed) },
        { key: "rating", header: t("rating"), align: "end", cell: ({ rating }) => <Rating {...rating} /> },
        { key: "net", header: t("net"), align: "end", cell: ({ revenue }) => <Money value={{ amount: revenue.net, currency: top.currency }} /> },
      ]}
    />
  );
}
