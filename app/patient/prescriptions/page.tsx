import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ForWhom } from "@/components/patients/for-whom";
import { PrescriptionList } from "@/components/prescriptions/prescription-list";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { defaultTimeZone } from "@/i18n";
import { listPrescriptions } from "@/lib/domain/prescriptions/list";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownPeople, personAskedFor } from "../../own-people";
import { ownProfile } from "../../own-profile";

const PATH = "/patient/prescriptions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("paper"))("listTitle") };
}

/** All prescriptions of the people the account cares for, or of one of them, newest first. */
export default async function PrescriptionsPage({ searchParams }: { searchParams: Promise<{ cursor?: string; for?: string }> }) {
  const context = await signedInContext(PATH, "patient");
  const { cursor, for: askedFor } = await searchParams;
  const person = await personAskedFor(askedFor);
  const [{ data, nextCursor }, people, profile, t] = await Promise.all([
    orNotFound(listPrescriptions(context, { cursor, patientId: person?.id })),
    ownPeople(),
    ownProfile(),
    getTranslations("paper"),
  ]);
  const address = (id?: string, next?: string) => {
    const query = new URLSearchParams({ ...(id && { for: id }), ...(next && { cursor: next }) });
    return query.size > 0 ? `${PATH}?${query}` : PATH;
  };
  return (
    <div className="page-body">
      <PageHeader title={t("listTitle")} lead={t("listLead")} />
      <ForWhom people={people} chosen={person?.id} nobody="everyone" href={address} />
      {data.length > 0 ? (
        <PrescriptionList prescriptions={data} named="doctor" readerId={context.actor.id} href={(id) => `${PATH}/${id}`} timeZone={profile?.timeZone ?? defaultTimeZone} />
      ) : (
        <EmptyState title={t("none")} actions={<ButtonLink href={person ? `/doctors?for=${person.id}` : "/doctors"}>{t("find")}</ButtonLink>}>
          {t("noneText")}
        </EmptyState>
      )}
      <Pagination nextHref={nextCursor ? address(person?.id, nextCursor) : undefined} previousHref={cursor ? address(person?.id) : undefined} />
    </div>
  );
}
