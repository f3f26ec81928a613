import { useTranslations } from "next-intl";
import type { z } from "zod";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { names } from "@/components/ui/name";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { EARLY_START_MINUTES, isTimeToStart, isUntouched, mayBecome } from "@/lib/domain/consultations/consultation";
import type { Consultation } from "@/lib/domain/consultations/schema";
import type { Timeline } from "@/lib/domain/visits/outcome/schema";
import { cancelAction, noShowAction, startAction, undoStartAction } from "./actions";

interface NextStepProps {
  consultation: z.input<typeof Consultation>;
  presence: Timeline["presence"];
  /** How many were written for it, drafts included. */
  prescriptions: number;
  /** Whether notes were saved. */
  hasNotes: boolean;
  timeZone: string;
  now: Date;
}

/** The consultation's state, and exactly the steps possible from it. The button to complete is with the record. */
export function NextStep({ consultation, presence, prescriptions, hasNotes, timeZone, now }: NextStepProps) {
  const t = useTranslations("doctorVisit");
  const moves = useTranslations("moves");
  const marks = useTranslations("visitOutcome.openMark");
  const { id, status, startsAt, patient, cancelReason, openMark } = consultation;
  const begins = new Date(startsAt);
  const mayStart = mayBecome(status, "in_progress");
  return (
    <Card raised={mayStart}>
      <CardTitle>{t("next")}</CardTitle>
      <p role="status" className="mt-2 text-ink-soft">
        <StateText consultation={consultation} timeZone={timeZone} now={now} />
      </p>
      {mayStart && openMark ? <p className="mt-2">{marks(openMark)}</p> : null}
      {status === "cancelled" && cancelReason ? <p className="mt-1 wrap-anywhere whitespace-pre-line">{t("state.cancelledReason", { reason: cancelReason })}</p> : null}
      <div className="mt-4 flex flex-col gap-3 empty:hidden print:hidden">
        {mayStart && isTimeToStart(begins, now) ? (
          <ActionForm action={startAction} className="flex flex-col gap-3">
            <input type="hidden" name="id" value={id} />
            <SubmitButton block pendingLabel={t("starting")}>
              {t("start")}
            </SubmitButton>
          </ActionForm>
        ) : null}
        {mayStart && !isTimeToStart(begins, now) ? <p className="text-sm text-ink-soft">{t("startsLater", { minutes: EARLY_START_MINUTES })}</p> : null}
        {status === "in_progress" && isUntouched({ ...consultation, hasNotes }, prescriptions) ? (
          <ActionForm action={undoStartAction}>
            <input type="hidden" name="id" value={id} />
            <SubmitButton variant="quiet" block pendingLabel={t("undoing")}>
              {t("undoStart")}
            </SubmitButton>
          </ActionForm>
        ) : null}
        {mayBecome(status, "no_show") && !openMark && begins <= now && !presence.patientCame && presence.doctorWaitedSeconds < presence.graceSeconds ? (
          <p className="text-sm text-ink-soft">
            {t("noShow.wait", { minutes: Math.ceil(presence.graceSeconds / 60), waited: Math.floor(presence.doctorWaitedSeconds / 60) })} {t("noShow.notNow")}
          </p>
        ) : null}
        {mayBecome(status, "no_show") && begins <= now && !presence.patientCame && presence.doctorWaitedSeconds >= presence.graceSeconds ? (
          <ConfirmDialog
            id="no-show"
            title={t("noShow.title")}
            description={t.rich("noShow.text", names({ name: patient.name }))}
            openLabel={t("noShow.open")}
            confirmLabel={t("noShow.confirm")}
            keepLabel={t("noShow.keep")}
            pendingLabel={t("noShow.pending")}
            action={noShowAction}
            values={{ id }}
          />
        ) : null}
        {consultation.moveOffer ? <p className="text-sm text-ink-soft">{moves("waiting")}</p> : null}
        {status === "scheduled" && begins > now ? (
          <ButtonLink href={`/doctor/consultations/${id}/move`} variant="secondary" size="sm">
            {moves("offerLink")}
          </ButtonLink>
        ) : null}
        {mayBecome(status, "cancelled") ? (
          <ConfirmDialog
            id="cancel"
            title={t("cancel.title")}
            description={t.rich("cancel.text", names({ name: patient.name }))}
            openLabel={t("cancel.open")}
            openVariant="quiet"
            confirmLabel={t("cancel.confirm")}
            keepLabel={t("cancel.keep")}
            pendingLabel={t("cancel.pending")}
            action={cancelAction}
            values={{ id }}
            reason={{ label: t("cancel.reason"), hint: t("cancel.reasonHint"), maxLength: 500 }}
          />
        ) : null}
      </div>
    </Card>
  );
}

function StateText({ consultation, timeZone, now }: Omit<NextStepProps, "prescriptions" | "hasNotes" | "presence">) {
  const t = useTranslations("doctorVisit.state");
  const { status, startsAt, endsAt, startedAt, completedAt, cancelledAt } = consultation;
  const at = (instant: string | null) => ({ when: () => (instant ? <Time at={instant} timeZone={timeZone} /> : null) });
  switch (status) {
    case "scheduled":
      return t(new Date(endsAt) < now ? "overdue" : new Date(startsAt) <= now ? "due" : "scheduled");
    case "in_progress":
      return t.rich("in_progress", at(startedAt));
    case "completed":
      return t.rich("completed", at(completedAt));
    case "cancelled":
      return t.rich("cancelled", at(cancelledAt));
    default:
      return t(status);
  }
}
