import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Fact, FactList } from "@/components/consultations/fact-list";
import { ModeLabel } from "@/components/consultations/mode-label";
import { StatusBadge } from "@/components/consultations/status-badge";
import { Moves } from "@/components/moves/moves";
import { ClientMessages } from "@/components/site/client-messages";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Fee } from "@/components/ui/fee";
import { names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { OutcomeNotice } from "@/components/visits/outcome-notice";
import { Timeline } from "@/components/visits/timeline";
import { defaultTimeZone } from "@/i18n";
import { mayBecome } from "@/lib/domain/consultations/consultation";
import { readBrief } from "@/lib/domain/consultations/brief/read";
import { listCarers } from "@/lib/domain/patients/carers/list";
import { listContestsOfVisit } from "@/lib/domain/visits/contests/list-of-visit";
import { readTimeline } from "@/lib/domain/visits/outcome/read-timeline";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../../own-profile";
import { cancelAction } from "./actions";
import { Carers } from "./carers";
import { Contests } from "./contests";
import { Emergency } from "./emergency";

export async function generateMetadata(): Promise<Metadata> {
  // The title appears in the browser's history, so it names nobody.
  return { title: (await getTranslations("adminVisits"))("one"), robots: { index: false } };
}

/** One consultation as an administrator may see it: everything except the clinical texts. Those need an emergency access. */
export default async function ConsultationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await signedInContext(`/admin/consultations/${id}`, "admin");
  const [{ consultation, intake, notes, files }, profile, t, fees, moves] = await Promise.all([orNotFound(readBrief(context, { id })), ownProfile(), getTranslations("adminVisits"), getTranslations("followUps"), getTranslations("moves")]);
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  const isContestable = consultation.status === "no_show" || consultation.closedBy === "system" || consultation.closedBy === "admin";
  const [{ data: carers }, timeline, contests] = await Promise.all([
    orNotFound(listCarers(context, { id: consultation.patient.id })),
    orNotFound(readTimeline(context, { id })),
    isContestable ? listContestsOfVisit(context, { id }) : undefined,
  ]);
  const { status, patient, bookedBy, doctor, startsAt, endsAt, mode, followUp, fee, payment, cancelReason, withheld } = consultation;
  const why = withheld ? t("reasonWithheld") : cancelReason && t("reason", { reason: cancelReason });
  const steps = [
    ["booked", consultation.createdAt],
    ["started", consultation.startedAt],
    ["completed", consultation.completedAt],
    ["cancelled", consultation.cancelledAt],
  ] as const;
  return (
    <div className="page-body">
      <div className="mx-auto max-w-reading">
        <PageHeader
          eyebrow={t("one")}
          title={t.rich("between", names({ patient: patient.name, doctor: doctor.name }))}
          back={{ href: "/admin/consultations", label: t("back") }}
          actions={<StatusBadge status={status} overdue={new Date(endsAt) < new Date()} />}
        />
        <OutcomeNotice consultation={consultation} reader="admin" className="mb-4" />
        <Card>
          <FactList>
            <Fact label={t("when")}>
              <Time at={startsAt} timeZone={timeZone} format="date" />
              <br />
              <Time at={startsAt} until={endsAt} timeZone={timeZone} format="time" zone />
            </Fact>
            <Fact label={t("mode")}>
              <ModeLabel mode={mode} />
            </Fact>
            <Fact label={t("kind")}>{t(followUp ? "followUp" : "first")}</Fact>
            <Fact label={t("fee")} note={consultation.feeReason ? fees("reason") : payment && fee.amount > 0 ? t(`payment.${payment.status}`) : undefined}>
              <Fee value={fee} />
            </Fact>
            {steps.map(([step, at]) =>
              at ? (
                <Fact key={step} label={t(step)} note={(step === "cancelled" && why) || (step === "booked" && bookedBy.id !== patient.id && t.rich("bookedBy", names({ name: bookedBy.name }))) || undefined}>
                  <Time at={at} timeZone={timeZone} />
                </Fact>
              ) : null,
            )}
          </FactList>
          <Moves rescheduled={consultation.rescheduled} timeZone={timeZone} />
        </Card>
        <Timeline timeline={timeline} timeZone={timeZone} className="mt-4" />
        <Contests consultation={consultation} contests={contests?.data ?? []} timeZone={timeZone} />
        <ClientMessages of={["emergencyClock"]}>
          <Emergency consultation={consultation} intake={intake} notes={notes} files={files} timeZone={timeZone} />
        </ClientMessages>
        <Carers patient={patient} carers={carers} timeZone={timeZone} />
        {mayBecome(status, "cancelled") ? (
          <div className="mt-6 flex flex-wrap gap-3">
            {status === "scheduled" && new Date(startsAt) > new Date() ? (
              <ButtonLink href={`/admin/consultations/${id}/move`} variant="secondary" size="sm">
                {moves("link")}
              </ButtonLink>
            ) : null}
            <ConfirmDialog
              id="cancel"
              title={t("cancel.title")}
              description={t("cancel.text")}
              openLabel={t("cancel.open")}
              confirmLabel={t("cancel.confirm")}
              keepLabel={t("cancel.keep")}
              pendingLabel={t("cancel.pending")}
              action={cancelAction}
              values={{ id }}
              reason={{ label: t("cancel.reason"), hint: t("cancel.reasonHint"), maxLength: 500 }}
            />
          </div>
        ) : null}
      </div>
    </div>
  );
}
