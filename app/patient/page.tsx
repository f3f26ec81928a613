import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConsultationCard } from "@/components/consultations/consultation-card";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TabLinks } from "@/components/ui/tab-links";
import { defaultTimeZone } from "@/i18n";
import { listConsultations } from "@/lib/domain/consultations/list";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../own-profile";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patient");
  return { title: t("title") };
}

interface Query {
  when?: string;
  cursor?: string;
}

export default async function ConsultationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const context = await signedInContext("/patient", "patient");
  const { when: asked, cursor } = await searchParams;
  const when = asked === "past" ? "past" : "upcoming";
  const [{ data, nextCursor }, profile, t] = await Promise.all([
    orNotFound(listConsultations(context, { when, cursor })),
    ownProfile(),
    getTranslations("patient"),
  ]);
  const now = new Date();
  const address = (next?: string) => {
    const query = new URLSearchParams({ ...(when === "past" && { when }), ...(next && { cursor: next }) });
    return query.size > 0 ? `/patient?${query}` : "/patient";
  };
  return (
    <div className="page-body">
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <ButtonLink href="/doctors" variant={data.length > 0 ? "primary" : "secondary"} size="sm">
            {t("find")}
          </ButtonLink>
        }
      />
      <TabLinks
        label={t("tabs")}
        className="mb-8"
        items={[
          { href: "/patient", label: t("upcoming"), current: when === "upcoming" },
          { href: "/patient?when=past", label: t("past"), current: when === "past" },
        ]}
      />
      {data.length > 0 ? (
        <ul className="grid gap-4">
          {data.map((consultation) => (
            <li key={consultation.id}>
              <ConsultationCard
                consultation={consultation}
                viewer="patient"
                href={`/patient/consultations/${consultation.id}`}
                timeZone={profile?.timeZone ?? defaultTimeZone}
                now={now}
              />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState
          title={t(when === "past" ? "nonePast" : "noneUpcoming")}
          actions={<ButtonLink href="/doctors">{t("find")}</ButtonLink>}
        >
          {t(when === "past" ? "nonePastText" : "noneUpcomingText")}
        </EmptyState>
      )}
      <Pagination nextHref={nextCursor ? address(nextCursor) : undefined} previousHref={cursor ? address() : undefined} />
    </div>
  );
}
