import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConsultationCard } from "@/components/consultations/consultation-card";
import { FollowUpWindows } from "@/components/follow-ups/windows";
import { ForWhom } from "@/components/patients/for-whom";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TabLinks } from "@/components/ui/tab-links";
import { Waits } from "@/components/waiting-list/waits";
import { defaultTimeZone } from "@/i18n";
import { listFollowUps } from "@/lib/domain/consultations/follow-ups/list";
import { listConsultations } from "@/lib/domain/consultations/list";
import { listWaitingList } from "@/lib/domain/waiting-list/list";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownPeople, personAskedFor } from "../own-people";
import { ownProfile } from "../own-profile";
import { leaveWaitingListAction } from "./waiting-list/actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patient");
  return { title: t("title") };
}

interface Query {
  when?: string;
  cursor?: string;
  for?: string;
}

export default async function ConsultationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const context = await signedInContext("/patient", "patient");
  const { when: asked, cursor, for: askedFor } = await searchParams;
  const when = asked === "past" ? "past" : "upcoming";
  const person = await personAskedFor(askedFor);
  const [{ data, nextCursor }, { data: windows }, { data: waits }, people, profile, t] = await Promise.all([
    orNotFound(listConsultations(context, { when, cursor, patientId: person?.id })),
    listFollowUps(context, { open: "true", patientId: person?.id }),
    listWaitingList(context, {}),
    ownPeople(),
    ownProfile(),
    getTranslations("patient"),
  ]);
  const now = new Date();
  const address = (at: { when?: string; for?: string; cursor?: string }) => {
    const query = new URLSearchParams(Object.entries(at).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "upcoming"));
    return query.size > 0 ? `/patient?${query}` : "/patient";
  };
  const here = { when, for: person?.id };
  const find = person ? `/doctors?for=${person.id}` : "/doctors";
  return (
    <div className="page-body">
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <ButtonLink href="/patient/payments" variant="quiet" size="sm">
              {t("payments")}
            </ButtonLink>
            <ButtonLink href={find} variant={data.length > 0 ? "primary" : "secondary"} size="sm">
              {t("find")}
            </ButtonLink>
          </>
        }
      />
      <ForWhom people={people} chosen={person?.id} nobody="everyone" href={(id) => address({ when, for: id })} />
      {when === "upcoming" && !cursor ? <FollowUpWindows windows={windows} readerId={context.actor.id} now={now} className="mb-8" /> : null}
      {when === "upcoming" && !cursor ? (
        <Waits waits={waits.filter(({ patient }) => !person || patient.id === person.id)} readerId={context.actor.id} timeZone={profile?.timeZone ?? defaultTimeZone} leave={leaveWaitingListAction} className="mb-8" />
      ) : null}
      <TabLinks
        label={t("tabs")}
        className="mb-8"
        items={[
          { href: address({ for: person?.id }), label: t("upcoming"), current: when === "upcoming" },
          { href: address({ when: "past", for: person?.id }), label: t("past"), current: when === "past" },
        ]}
      />
      {data.length > 0 ? (
        <ul className="grid gap-4">
          {data.map((consultation) => (
            <li key={consultation.id}>
              <ConsultationCard
                consultation={consultation}
                viewer="patient"
                readerId={context.actor.id}
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
          actions={<ButtonLink href={find}>{t("find")}</ButtonLink>}
        >
          {t(when === "past" ? "nonePastText" : "noneUpcomingText")}
        </EmptyState>
      )}
      <Pagination nextHref={nextCursor ? address({ ...here, cursor: nextCursor }) : undefined} previousHref={cursor ? address(here) : undefined} />
    </div>
  );
}
