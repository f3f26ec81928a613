import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ModeLabel } from "@/components/consultations/mode-label";
import { RecordForm } from "@/components/consultations/record-form";
import { StatusBadge } from "@/components/consultations/status-badge";
import { AgeText } from "@/components/patients/age-text";
import { ClientMessages } from "@/components/site/client-messages";
import { Card, CardTitle } from "@/components/ui/card";
import { Name, names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { Contests } from "@/components/visits/contests";
import { OutcomeNotice } from "@/components/visits/outcome-notice";
import { RoomEntrance } from "@/components/visits/room-entrance";
import { Timeline } from "@/components/visits/timeline";
import { defaultTimeZone } from "@/i18n";
import { localDate } from "@/lib/clock/local-day";
import { listConsultations } from "@/lib/domain/consultations/list";
import { readConsultation } from "@/lib/domain/consultations/read";
import { listPrescriptions } from "@/lib/domain/prescriptions/list";
import { isPrescribable } from "@/lib/domain/prescriptions/prescription";
import { listContestsOfVisit } from "@/lib/domain/visits/contests/list-of-visit";
import { readTimeline } from "@/lib/domain/visits/outcome/read-timeline";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { ownPractice } from "../../own-practice";
import { contestAction, saveRecordAction } from "./actions";
import { Earlier } from "./earlier";
import { Facts } from "./facts";
import { NextStep } from "./next-step";
import { Prescriptions } from "./prescriptions";

export async function generateMetadata(): Promise<Metadata> {
  // The title appears in the browser's history, so it names nobody.
  return { title: (await getTranslations("doctorVisit"))("title"), robots: { index: false } };
}

/** One consultation as its doctor works on it: the complaint, the record, and what can happen next. */
export default async function VisitPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { context, practice } = await ownPractice(`/doctor/consultations/${id}`);
  const [consultation, timeline, prescriptions, t, words, genders] = await Promise.all([
    orNotFound(readConsultation(context, { id })),
    orNotFound(readTimeline(context, { id })),
    orNotFound(listPrescriptions(context, { consultationId: id })),
    getTranslations("doctorVisit"),
    getTranslations("visitRecord"),
    getTranslations("paper.gender"),
  ]);
  const { patient, bookedBy, startsAt, endsAt, status, followUp } = consultation;
  const earlier = followUp ? await listConsultations(context, { patientId: patient.id, status: "completed", to: startsAt, limit: 5 }) : undefined;
  const isContestable = timeline.contestableUntil !== null || consultation.closedBy === "admin";
  const contests = isContestable ? await listContestsOfVisit(context, { id }) : undefined;
  const now = new Date();
  const timeZone = practice?.timeZone ?? defaultTimeZone;
  const { complaint, notes, diagnosis, advice, version } = consultation;
  const mayPrescribe = isPrescribable({ status, completedAt: consultation.completedAt === null ? null : new Date(consultation.completedAt) }, now);
  const isOff = status === "cancelled" || status === "expired" || status === "pending_payment";
  return (
    <div className="page-body">
      <PageHeader
        eyebrow={<Time at={startsAt} timeZone={timeZone} zone />}
        title={<Name>{patient.name}</Name>}
        lead={
          <span className="flex flex-wrap items-center gap-x-2">
            <span>
              <AgeText age={patient.age} />, {genders(patient.gender ?? "unknown")}
            </span>
            <span aria-hidden="true">·</span>
            <ModeLabel mode={consultation.mode} />
            <span aria-hidden="true">·</span>
            {t(followUp ? "followUpShort" : "first")}
          </span>
        }
        back={{ href: `/doctor?date=${localDate(new Date(startsAt), timeZone)}`, label: t("back") }}
        actions={<StatusBadge status={status} overdue={new Date(endsAt) < now} />}
      />
      {/* Order on a phone: the next step, the complaint, the record, and the facts at the end. */}
      <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-8">
        <div className="contents lg:grid lg:gap-6">
          <OutcomeNotice consultation={consultation} reader="doctor" />
          <RoomEntrance consultation={consultation} href={`/doctor/consultations/${id}/room`} now={now} />
          <Card>
            <CardTitle>{t("complaint")}</CardTitle>
            <p className="mt-2 text-lg wrap-anywhere whitespace-pre-line">{complaint}</p>
            <p className="mt-3 text-sm text-ink-soft">{t.rich("complaintBy", names({ name: bookedBy.name }))}</p>
          </Card>
          {earlier && earlier.data.length > 0 ? <Earlier visits={earlier.data} timeZone={timeZone} /> : null}
          {status === "in_progress" || status === "completed" ? <Prescriptions id={id} prescriptions={prescriptions.data} mayWrite={mayPrescribe} timeZone={timeZone} /> : null}
          {isOff ? null : (
            <Card>
              <CardTitle>{words("title")}</CardTitle>
              <p className="mt-1 mb-5 text-sm text-ink-soft">{words.rich(bookedBy.id === patient.id ? "lead" : "leadFor", names({ name: patient.name }))}</p>
              <ClientMessages of={["visitRecord"]}>
                <RecordForm id={id} version={version} saved={{ notes, diagnosis, advice }} mayComplete={status === "in_progress"} needsReason={!timeline.presence.patientCame} action={saveRecordAction} />
              </ClientMessages>
            </Card>
          )}
        </div>
        <aside className="contents lg:grid lg:gap-4">
          <div className="order-first lg:order-none">
            <NextStep consultation={consultation} presence={timeline.presence} prescriptions={prescriptions.data.length} timeZone={timeZone} now={now} />
          </div>
          <Timeline timeline={timeline} timeZone={timeZone} />
          <Contests consultationId={id} contests={contests?.data ?? []} reader="doctor" until={timeline.contestableUntil} action={contestAction} timeZone={timeZone} now={now} />
          <Facts consultation={consultation} timeZone={timeZone} />
        </aside>
      </div>
    </div>
  );
}
