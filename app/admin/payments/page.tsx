import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { PaymentTable } from "@/components/payments/payment-table";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TabLinks } from "@/components/ui/tab-links";
import { defaultTimeZone } from "@/i18n";
import { listPayments } from "@/lib/domain/payments/list";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../own-profile";
import { closeAlarmAction } from "./actions";

const PATH = "/admin/payments";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payments"))("adminTitle") };
}

/** Everybody's payments; those that somebody has to look at have a list of their own. */
export default async function PaymentsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const context = await signedInContext(PATH, "admin");
  const { cursor, show, closed } = await searchParams;
  const isAlarms = show === "alarms";
  const from = typeof cursor === "string" ? cursor : undefined;
  const [page, profile, t] = await Promise.all([orNone(listPayments(context, { cursor: from, alarmed: isAlarms ? "true" : undefined }), "invalid_input"), ownProfile(), getTranslations("payments")]);
  if (!page) redirect(PATH);
  const here = isAlarms ? `${PATH}?show=alarms` : PATH;
  return (
    <div className="page-body">
      <PageHeader title={t("adminTitle")} lead={t("adminLead")} />
      <TabLinks
        label={t("tabs")}
        className="mb-8"
        items={[
          { href: PATH, label: t("all"), current: !isAlarms },
          { href: `${PATH}?show=alarms`, label: t("alarmed"), current: isAlarms },
        ]}
      />
      {closed === undefined ? null : (
        <Alert tone="success" live className="mb-6">
          {t("alarmClosed")}
        </Alert>
      )}
      {page.data.length > 0 ? (
        <PaymentTable payments={page.data} portal="admin" timeZone={profile?.timeZone ?? defaultTimeZone} closeAlarm={closeAlarmAction} />
      ) : (
        <EmptyState title={t(isAlarms ? "noAlarms" : "none")}>{t(isAlarms ? "noAlarmsText" : "adminNoneText")}</EmptyState>
      )}
      <Pagination nextHref={page.nextCursor ? `${here}${isAlarms ? "&" : "?"}${new URLSearchParams({ cursor: page.nextCursor })}` : undefined} previousHref={from ? here : undefined} previous="first" />
    </div>
  );
}
