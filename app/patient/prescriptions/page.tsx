import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PrescriptionList } from "@/components/prescriptions/prescription-list";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { defaultTimeZone } from "@/i18n";
import { listPrescriptions } from "@/lib/domain/prescriptions/list";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../own-profile";

const PATH = "/patient/prescriptions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("paper"))("listTitle") };
}

/** All prescriptions of the signed-in patient, newest first. */
export default async function PrescriptionsPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const context = await signedInContext(PATH, "patient");
  const { cursor } = await searchParams;
  const [{ data, nextCursor }, profile, t] = await Promise.all([orNotFound(listPrescriptions(context, { cursor })), ownProfile(), getTranslations("paper")]);
  return (
    <div className="page-body">
      <PageHeader title={t("listTitle")} lead={t("listLead")} />
      {data.length > 0 ? (
        <PrescriptionList prescriptions={data} named="doctor" href={(id) => `${PATH}/${id}`} timeZone={profile?.timeZone ?? defaultTimeZone} />
      ) : (
        <EmptyState title={t("none")} actions={<ButtonLink href="/doctors">{t("find")}</ButtonLink>}>
          {t("noneText")}
        </EmptyState>
      )}
      <Pagination nextHref={nextCursor ? `${PATH}?cursor=${nextCursor}` : undefined} previousHref={cursor ? PATH : undefined} />
    </div>
  );
}
