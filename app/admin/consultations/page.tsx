import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ModeLabel } from "@/components/consultations/mode-label";
import { StatusBadge } from "@/components/consultations/status-badge";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { InputField } from "@/components/ui/input";
import { Fee } from "@/components/ui/fee";
import { Name } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SelectField } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { zoneLabel } from "@/lib/clock/format-instant";
import { defaultTimeZone } from "@/i18n";
import { isDate } from "@/lib/clock/dates";
import { localDate, localDay } from "@/lib/clock/local-day";
import { listConsultations } from "@/lib/domain/consultations/list";
import { Status } from "@/lib/domain/consultations/schema";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../own-profile";

interface Query {
  date?: string;
  status?: string;
  cursor?: string;
}

const PATH = "/admin/consultations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminVisits"))("title") };
}

/** All consultations, the latest first, without anything clinical. */
export default async function ConsultationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const context = await signedInContext(PATH, "admin");
  const [query, profile, t, words, locale] = await Promise.all([
    searchParams,
    ownProfile(),
    getTranslations("adminVisits"),
    getTranslations("consultations"),
    getLocale(),
  ]);
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  const now = new Date();
  // Without a query, show today: administrators are asked about it most.
  const isFirstLook = Object.keys(query).length === 0;
  const date = isFirstLook ? localDate(now, timeZone) : isDate(query.date) ? query.date : undefined;
  const status = Status.options.find((one) => one === query.status);
  const day = date && localDay(date, timeZone);
  const range = day ? { from: day.from.toISOString(), to: day.to.toISOString() } : {};
  const page = await orNone(listConsultations(context, { status, ...range, cursor: query.cursor }), "invalid_input");
  if (!page) redirect(PATH);

  const address = (cursor?: string) => {
    const kept = new URLSearchParams({ ...(date && { date }), ...(status && { status }), ...(cursor && { cursor }) });
    return `${PATH}?${kept.size > 0 ? kept : "date="}`;
  };
  const isFiltered = date !== undefined || status !== undefined;
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={t("lead", { zone: zoneLabel(now, timeZone, locale) })} />
      <form role="search" aria-label={t("filter")} className="mb-8 flex flex-wrap items-end gap-4">
        <InputField key={date ?? ""} label={t("date")} name="date" type="date" defaultValue={date ?? ""} className="w-full sm:w-44" />
        <SelectField
          label={t("status")}
          name="status"
          placeholder={t("any")}
          options={Status.options.map((value) => ({ value, label: words(`status.${value}`) }))}
          defaultValue={status ?? ""}
          className="w-full sm:w-56"
        />
        <Button type="submit" variant="secondary">
          {t("show")}
        </Button>
        {isFiltered ? (
          <ButtonLink href={`${PATH}?date=`} variant="quiet">
            {t("clear")}
          </ButtonLink>
        ) : null}
      </form>
      {page.data.length > 0 ? (
        <Table
          caption={t("caption")}
          rows={page.data}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "when",
              header: t("when"),
              title: true,
              cell: ({ id, startsAt }) => (
                <Link href={`${PATH}/${id}`} className="text-link inline-flex min-h-11 items-center">
                  <Time at={startsAt} timeZone={timeZone} />
                </Link>
              ),
            },
            { key: "patient", header: t("patient"), cell: ({ patient }) => <Name>{patient.name}</Name> },
            { key: "doctor", header: t("doctor"), cell: ({ doctor }) => <Name>{doctor.name}</Name> },
            { key: "mode", header: t("mode"), cell: ({ mode }) => <ModeLabel mode={mode} /> },
            { key: "fee", header: t("fee"), align: "end", cell: ({ fee }) => <Fee value={fee} /> },
            { key: "state", header: t("state"), cell: ({ status: state, endsAt }) => <StatusBadge status={state} overdue={new Date(endsAt) < now} /> },
          ]}
        />
      ) : (
        <EmptyState title={t(isFiltered ? "none" : "noneAtAll")}>{t(isFiltered ? "noneText" : "noneAtAllText")}</EmptyState>
      )}
      <Pagination nextHref={page.nextCursor ? address(page.nextCursor) : undefined} previousHref={query.cursor ? address() : undefined} />
    </div>
  );
}
