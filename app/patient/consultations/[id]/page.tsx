import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StatusBadge } from "@/components/consultations/status-badge";
import { titled } from "@/components/doctors/doctor-name";
import { ConversationFiles } from "@/components/files/conversation-files";
import { FollowUpWindows } from "@/components/follow-ups/windows";
import { MoveOffer } from "@/components/moves/offer";
import { ForPatient } from "@/components/patients/for-patient";
import { PayCard } from "@/components/payments/pay-card";
import { PrescriptionList } from "@/components/prescriptions/prescription-list";
import { Specimen } from "@/components/site/specimen";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardTitle } from "@/components/ui/card";
import { names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { Contests } from "@/components/visits/contests";
import { PhoneCard } from "@/components/visits/phone";
import { RoomEntrance } from "@/components/visits/room-entrance";
import { Timeline } from "@/components/visits/timeline";
import { Waiting } from "@/components/visits/waiting";
import { ClientMessages } from "@/components/site/client-messages";
import { defaultTimeZone } from "@/i18n";
import { haveSameClock } from "@/lib/clock/same-clock";
import { AppError } from "@/lib/core/errors";
import type { Context } from "@/lib/core/scope";
import { listFollowUps } from "@/lib/domain/consultations/follow-ups/list";
import { readBrief } from "@/lib/domain/consultations/brief/read";
import { mayBecome } from "@/lib/domain/consultations/consultation";
import { readRefund } from "@/lib/domain/consultations/read-refund";
import { readPhone } from "@/lib/domain/consultations/phone/read";
import { listCarers } from "@/lib/domain/patients/carers/list";
import { listContestsOfVisit } from "@/lib/domain/visits/contests/list-of-visit";
import { readTimeline } from "@/lib/domain/visits/outcome/read-timeline";
import { isOpen } from "@/lib/domain/visits/room";
import { readQueue } from "@/lib/domain/visits/waiting/read-queue";
import { listPrescriptions } from "@/lib/domain/prescriptions/list";
import { readPaymentOfVisit } from "@/lib/domain/payments/read-of-visit";
import { readDoctor } from "@/lib/domain/doctors/read";
import { orNone, orNotFound } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../../own-profile";
import { answerMoveAction, contestAction, phoneAction } from "./actions";
import { extendAction, payAction } from "./pay-actions";
import { Complaint } from "./complaint";
import { BeforeVisit } from "./intake";
import { Record } from "./record";
import { OwnReview } from "./review";
import { StateNotice } from "./state-notice";
import { Summary } from "./summary";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ booked?: string; moved?: string; paying?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("consultation");
  // The title appears in the browser's history, so it names nobody.
  return { title: t("title"), robots: { index: false } };
}

export default async function ConsultationPage({ params, searchParams }: Props) {
  const { id } = await params;
  const context = await signedInContext(`/patient/consultations/${id}`, "patient");
  const [{ consultation, intake, notes, files }, timeline, prescriptions, { data: windows }, { booked, moved, paying }, profile, t, doctors, papers, moves] = await Promise.all([
    orNotFound(readBrief(context, { id })),
    orNotFound(readTimeline(context, { id })),
    orNotFound(listPrescriptions(context, { consultationId: id })),
    listFollowUps(context, { consultationId: id }),
    searchParams,
    ownProfile(),
    getTranslations("consultation"),
    getTranslations("doctors"),
    getTranslations("paper"),
    getTranslations("moves"),
  ]);
  const now = new Date();
  const { status, doctor, patient, startsAt, endsAt } = consultation;
  const isOwn = patient.id === context.actor.id;
  const isContestable = timeline.contestableUntil !== null || consultation.closedBy === "admin";
  const isLive = status === "scheduled" || status === "in_progress";
  const [payment, practice, queue, contests, carers, phone, owed] = await Promise.all([status === "pending_payment" ? orNone(readPaymentOfVisit(context, { id }), "not_found") : undefined, findPractice(context, doctor.id), status === "scheduled" ? readQueue(context, { id }) : undefined, isContestable ? listContestsOfVisit(context, { id }) : undefined, isOwn ? orNone(listCarers(context, { id: patient.id }), "not_found") : undefined, isLive ? orNotFound(readPhone(context, { id })) : undefined, mayBecome(status, "cancelled") && new Date(startsAt) > now ? orNotFound(readRefund(context, { id })) : undefined]);
  const readers = isOwn ? (carers?.data.some(({ id, until }) => id !== patient.id && until === null) ? "shared" : "own") : "other";
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  const sameClock = !practice || haveSameClock(timeZone, practice.timeZone, startsAt);
  const name = titled(doctor.name, doctors);
  const isAhead = (status === "scheduled" || status === "pending_payment") && new Date(endsAt) > now;
  const justBooked = isAhead && status === "scheduled" && booked !== undefined;
  const hasRecord = status === "completed" || Boolean(consultation.diagnosis ?? consultation.advice ?? consultation.notes);
  // What the doctor is still typing is not shown yet.
  const hasNotes = notes.writable === "addenda" && (notes.version > 0 || notes.addenda.length > 0);
  return (
    <div className="page-body">
      {justBooked ? (
        <div className="on-leaf relative mb-10 overflow-hidden rounded-xl px-6 py-8 sm:px-10">
          <Specimen plant="lotus" className="absolute -right-6 -bottom-8 size-44 text-leaf-700 sm:right-6 sm:size-52" />
          <p role="status" className="relative font-display text-3xl font-medium">
            {t("bookedTitle")}
          </p>
          <p className="relative mt-2 max-w-reading pr-20 text-lg text-leaf-100 sm:pr-56">
            <Time at={startsAt} timeZone={timeZone} format="full" zone className="font-semibold text-turmeric-400" />
            <br />
            {t("bookedText")}
          </p>
        </div>
      ) : null}
      <PageHeader
        title={t.rich("with", names({ name }))}
        eyebrow={t("title")}
        lead={isOwn ? undefined : <ForPatient patient={patient} />}
        back={{ href: isAhead ? "/patient" : "/patient?when=past", label: t("back") }}
        actions={<StatusBadge status={status} overdue={new Date(endsAt) < now} />}
      />
      {payment ? <PayCard payment={payment} isAwaited={paying !== undefined} timeZone={timeZone} now={now} pay={payAction} extend={extendAction} /> : null}
      {moved === undefined ? null : <Alert tone="success" live className="mb-6">{moves("done")}</Alert>}
      {isAhead ? <MoveOffer consultation={consultation} timeZone={timeZone} action={answerMoveAction} /> : null}
      <StateNotice consultation={consultation} timeZone={timeZone} now={now} />
      {queue?.state === "waiting" && (queue.delay.state !== "on_time" || isOpen({ status, startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, now)) ? (
        <div className="mb-6">
          <ClientMessages of={["waiting"]}>
            <Waiting consultationId={id} accountId={context.actor.id} doctorName={name} initial={queue} />
          </ClientMessages>
        </div>
      ) : null}
      <div className="mb-6 empty:hidden">
        <RoomEntrance consultation={consultation} href={`/patient/consultations/${id}/room`} now={now} />
      </div>
      <FollowUpWindows windows={windows} readerId={context.actor.id} now={now} className="mb-6" />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8">
        <div className="order-last grid grid-cols-1 gap-6 lg:order-none">
          {prescriptions.data.length > 0 ? (
            <Card>
              <CardTitle className="mb-4">{papers("cardTitle")}</CardTitle>
              <PrescriptionList prescriptions={prescriptions.data} href={(one) => `/patient/prescriptions/${one}`} timeZone={timeZone} />
            </Card>
          ) : null}
          {hasRecord || hasNotes ? <Record consultation={consultation} notes={hasNotes ? notes : undefined} timeZone={timeZone} /> : null}
          {status === "completed" ? <OwnReview context={context} consultationId={id} /> : null}
          <ConversationFiles files={files} />
          <Timeline timeline={timeline} timeZone={timeZone} />
          <Contests consultationId={id} contests={contests?.data ?? []} reader="patient" until={timeline.contestableUntil} action={contestAction} timeZone={timeZone} now={now} />
          <Complaint consultation={consultation} readers={readers} />
          <BeforeVisit id={id} accountId={context.actor.id} status={status} files={files} intake={intake} doctorName={doctor.name} patientName={isOwn ? undefined : patient.name} timeZone={timeZone} />
          {phone ? <PhoneCard consultationId={id} phone={phone} otherName={name} timeZone={timeZone} action={phoneAction} /> : null}
          {isAhead ? (
            <Card>
              <CardTitle>{t("prepareTitle")}</CardTitle>
              <ul className="mt-3 grid gap-2 text-ink-soft">
                {(["medicines", "place", "early"] as const).map((tip) => (
                  <li key={tip} className="flex gap-3">
                    <span aria-hidden="true" className="mt-2 size-2.5 shrink-0 rounded-leaf bg-accent" />
                    {t(`prepare.${tip}`)}
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
        </div>
        <aside className="grid gap-4">
          <Summary consultation={consultation} readerId={context.actor.id} timeZone={timeZone} doctorsTimeZone={sameClock ? undefined : practice.timeZone} now={now} owed={owed} />
          {!practice || isAhead || status === "in_progress" ? null : (
            <ButtonLink href={`/doctors/${doctor.id}?for=${patient.id}`} variant="secondary" block>
              {t.rich("bookAgain", names({ name }))}
            </ButtonLink>
          )}
        </aside>
      </div>
    </div>
  );
}

/** The doctor's practice, unless it takes no patients any more. */
async function findPractice(context: Context, id: string) {
  try {
    return await readDoctor(context, { id });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return undefined;
    throw error;
  }
}
