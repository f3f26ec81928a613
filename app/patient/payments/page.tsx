import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { PaymentTable } from "@/components/payments/payment-table";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { CursorPagination } from "@/components/ui/pagination";
import { defaultTimeZone } from "@/i18n";
import { listPayments } from "@/lib/domain/payments/list";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../own-profile";

const PATH = "/patient/payments";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payments"))("title") };
}

/** What the account has paid or is to pay, and what came back. */
export default async function PaymentsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const context = await signedInContext(PATH, "patient");
  const { cursor } = await searchParams;
  const from = typeof cursor === "string" ? cursor : undefined;
  const [page, profile, t] = await Promise.all([orNone(listPayments(context, { cursor: from }), "invalid_input"), ownProfile(), getTranslations("payments")]);
  if (!page) redirect(PATH);
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={t("lead")} />
      {page.data.length > 0 ? (
        <PaymentTable payments={page.data} portal="patient" timeZone={profile?.timeZone ?? defaultTimeZone} />
      ) : (
        <EmptyState title={t("none")} actions={<ButtonLink href="/doctors">{t("find")}</ButtonLink>}>
          {t("noneText")}
        </EmptyState>
      )}
      <CursorPagination path={PATH} cursor={from} nextCursor={page.nextCursor} />
    </div>
  );
}
