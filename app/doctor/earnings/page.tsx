import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";
import { PrintButton } from "@/components/prescriptions/print-button";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Stat, StatList } from "@/components/ui/stat";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { formatDates } from "@/lib/clock/format-date";
import { addDays } from "@/lib/clock/dates";
import { AppError } from "@/lib/core/errors";
import { readEarnings } from "@/lib/domain/payments/earnings/read";
import { signedInContext } from "@/lib/http/web/session";

const PATH = "/doctor/earnings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("earnings"))("title") };
}

/** A doctor's statement of one month, to read and to print. */
export default async function EarningsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const context = await signedInContext(PATH, "doctor");
  const { month } = await searchParams;
  const asked = typeof month === "string" ? month : undefined;
  const [earnings, t, locale] = await Promise.all([
    readEarnings(context, { month: asked }).catch((error: unknown) => {
      // Before there is a practice there is nothing to earn; a month that is none is this month.
      if (error instanceof AppError && (error.code === "not_found" || error.code === "invalid_input")) return redirect(error.code === "not_found" ? "/doctor/practice" : PATH);
      throw error;
    }),
    getTranslations("earnings"),
    getLocale(),
  ]);
  const { timeZone, earned, takenBack, held, entries } = earnings;
  const first = `${earnings.month}-01`;
  const [before, after] = [addDays(first, -1).slice(0, 7), addDays(first, 31).slice(0, 7)];
  const money = (amount: number) => <Money value={{ amount }} />;
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={t("lead", { days: formatDates(first, addDays(`${after}-01`, -1), locale) })} actions={<PrintButton label={t("print")} />} />
      <StatList>
        <Stat label={t("earned")} value={money(earned)} />
        <Stat label={t("takenBack")} value={money(takenBack)} note={t("takenBackNote")} />
        <Stat label={t("net")} value={money(earned - takenBack)} />
        <Stat label={t("held")} value={money(held)} note={t("heldNote")} />
      </StatList>
      <div className="mt-8">
        {entries.length > 0 ? (
          <Table
            caption={t("caption")}
            rows={entries}
            rowKey={({ consultationId, kind, at }) => `${consultationId} ${kind} ${at}`}
            columns={[
              {
                key: "visit",
                header: t("visit"),
                title: true,
                cell: ({ consultationId, startsAt }) => (
                  <Link href={`/doctor/consultations/${consultationId}`} className="text-link inline-flex min-h-11 items-center">
                    <Time at={startsAt} timeZone={timeZone} />
                  </Link>
                ),
              },
              { key: "kind", header: t("kind"), cell: ({ kind }) => t(`kinds.${kind}`) },
              { key: "at", header: t("at"), cell: ({ at }) => <Time at={at} timeZone={timeZone} format="date" /> },
              { key: "amount", header: t("amount"), align: "end", cell: ({ amount }) => money(amount) },
            ]}
          />
        ) : (
          <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
        )}
      </div>
      <Pagination nextHref={after <= earnings.thisMonth ? `${PATH}?month=${after}` : undefined} previousHref={`${PATH}?month=${before}`} previous="previous" />
    </div>
  );
}
