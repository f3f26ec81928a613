import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { v7 } from "uuid";
import { ModeLabel } from "@/components/consultations/mode-label";
import { StatusBadge } from "@/components/consultations/status-badge";
import { ConversationFiles } from "@/components/files/conversation-files";
import { OfferFollowUp } from "@/components/follow-ups/offer";
import { AgeText } from "@/components/patients/age-text";
import { BriefFacts } from "@/components/records/brief";
import { Checks } from "@/components/records/checks";
import { NotesView } from "@/components/records/notes-view";
import { VisitRecord } from "@/components/records/visit-record";
import { ClientMessages } from "@/components/site/client-messages";
import { Card, CardTitle } from "@/components/ui/card";
import { Name, names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { Contests } from "@/components/visits/contests";
import { OutcomeNotice } from "@/components/visits/outcome-notice";
import { PhoneCard } from "@/components/visits/phone";
import { RoomEntrance } from "@/components/visits/room-entrance";
import { Timeline } from "@/components/visits/timeline";
import { defaultTimeZone } from "@/i18n";
import { localDate } from "@/lib/clock/local-day";
import { listFollowUps } from "@/lib/domain/consultations/follow-ups/list";
import { readBrief } from "@/lib/domain/consultations/brief/read";
import { readPhone } from "@/lib/domain/consultations/phone/read";
import { listPrescriptions } from "@/lib/domain/prescriptions/list";
import { isPrescribable } from "@/lib/domain/prescriptions/prescription";
import { listContestsOfVisit } from "@/lib/domain/visits/contests/list-of-visit";
import { readTimeline } from "@/lib/domain/visits/outcome/read-timeline";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { ownPractice } from "../../own-practice";
import { addAddendumAction, checkAction, contestAction, offerFollowUpAction, phoneAction, saveRecordAction } from "./actions";
import { Facts } from "./facts";
import { NextStep } from "./next-step";
import { Prescriptions } from "./prescriptions";
import { isConfirmed, visitsBefore } from "./visits-before";

export async function generateMetadata(): Promise<Metadata> {
  // The title appears in the browser's history, so it names nobody.
  return { title: (await getTranslations("doctorVisit"))("title"), robots: { index: false } };
}

/** One consultation as its doctor works on it: the complaint, the record, and what can happen next. */
export default async function VisitPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { context, practice } = await ownPractice(`/doctor/consultations/${id}`);
  const [{ consultation, intake, notes, files }, timeline, prescriptions, t, words, genders] = await Promise.all([
    orNotFound(readBrief(context, { id })),
    orNotFound(readTimeline(context, { id })),
    orNotFound(listPrescriptions(context, { consultationId: id })),
    getTranslations("doctorVisit"),
    getTranslations("visitRecord"),
    getTranslations("paper.gender"),
  ]);
  const notesWords = await getTranslations("visitNotes");
  const { patient, bookedBy, startsAt, endsAt, status } = consultation;
  const isContestable = timeline.contestableUntil !== null || consultation.closedBy === "admin";
  const isLive = status === "scheduled" || status === "in_progress";
  const [before, { data: windows }, contests, phone] = await Promise.all([visitsBefore(context, consultation), listFollowUps(context, { consultationId: id }), isContestable ? listContestsOfVisit(context, { id }) : undefined, isLive ? orNotFound(readPhone(context, { id })) : undefined]);
  const now = new Date();
  const timeZone = practice?.timeZone ?? defaultTimeZone;
  const { diagnosis, advice, version, visitKind } = consultation;
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
            {t(visitKind?.kind === "follow_up" ? "followUpShort" : "firstShort")}
          </span>
        }
        back={{ href: `/doctor?date=${localDate(new Date(startsAt), timeZone)}`, label: t("back") }}
        actions={<StatusBadge status={status} overdue={new Date(endsAt) < now} />}
      />
      {/* Order on a phone: the next step, what to confirm, the brief, the record, and the facts at the end. */}
      <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-8">
        <div className="contents lg:grid lg:gap-6">
          <OutcomeNotice consultation={consultation} reader="doctor" />
          <RoomEntrance consultation={consultation} href={`/doctor/consultations/${id}/room`} now={now} />
          <Card>
            <CardTitle className="mb-4">{t("brief")}</CardTitle>
            <BriefFacts consultation={consultation} intake={intake} files={files} {...before} timeZone={timeZone} />
          </Card>
          <ConversationFiles files={files} />
          {status === "in_progress" || status === "completed" ? <Prescriptions id={id} prescriptions={prescriptions.data} mayWrite={mayPrescribe} timeZone={timeZone} /> : null}
          {isOff ? null : (
            <Card>
              <CardTitle>{words("title")}</CardTitle>
              <p className="mt-1 mb-5 text-sm text-ink-soft">{words.rich(bookedBy.id === patient.id ? "lead" : "leadFor", names({ name: patient.name }))}</p>
              <ClientMessages of={["visitRecord", "visitNotes"]}>
                <VisitRecord
                  consultationId={id}
                  accountId={context.actor.id}
                  notes={notes}
                  view={<NotesView notes={notes} timeZone={timeZone} empty={consultation.notes === null ? notesWords("empty") : undefined} />}
                  version={version}
                  saved={{ notes: consultation.notes, diagnosis, advice }}
                  mayComplete={status === "in_progress"}
                  needsReason={!timeline.presence.patientCame}
                  identity={isConfirmed(consultation, "identity") ? undefined : words.rich("identity", { ...names({ name: patient.name }), age: () => <AgeText age={patient.age} /> })}
                  action={saveRecordAction}
                  addAction={addAddendumAction}
                  addKey={v7()}
                />
              </ClientMessages>
              {notes.version > 1 ? (
                <p className="mt-5">
                  <Link href={`/doctor/consultations/${id}/notes`} className="inline-flex min-h-11 items-center font-semibold text-primary hover:underline">{notesWords("versions.link")}</Link>
                </p>
              ) : null}
            </Card>
          )}
        </div>
        <aside className="contents lg:grid lg:gap-4">
          <div className="order-first lg:order-none">
            <NextStep consultation={consultation} presence={timeline.presence} hasNotes={notes.version > 0} prescriptions={prescriptions.data.length} timeZone={timeZone} now={now} />
          </div>
          {isOff ? null : (
            <Card className="order-first lg:order-none">
              <CardTitle className="mb-4">{t("checks")}</CardTitle>
              <Checks consultation={consultation} timeZone={timeZone} action={checkAction} />
            </Card>
          )}
          {phone ? <PhoneCard consultationId={id} phone={phone} otherName={patient.name} timeZone={timeZone} action={phoneAction} /> : null}
          {status === "completed" ? <OfferFollowUp consultationId={id} patientName={patient.name} window={windows[0]} action={offerFollowUpAction} now={now} /> : null}
          <Timeline timeline={timeline} timeZone={timeZone} />
          <Contests consultationId={id} contests={contests?.data ?? []} reader="doctor" until={timeline.contestableUntil} action={contestAction} timeZone={timeZone} now={now} />
          <Facts consultation={consultation} timeZone={timeZone} />
        </aside>
      </div>
    </div>
  );
}
