import { CalendarPlus, CalendarX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { z } from "zod";
import { Fact, FactList } from "@/components/consultations/fact-list";
import { ModeLabel } from "@/components/consultations/mode-label";
import { ModeSwitches } from "@/components/consultations/mode-switches";
import { RefundRule } from "@/components/consultations/refund-rule";
import { Moves } from "@/components/moves/moves";
import { AgeText } from "@/components/patients/age-text";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Fee } from "@/components/ui/fee";
import { Name, names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import { mayBecome } from "@/lib/domain/consultations/consultation";
import { mayStillMove } from "@/lib/domain/consultations/reschedule/move";
import type { Consultation, OwedRefund } from "@/lib/domain/consultations/schema";
import { cancelAction } from "./actions";

interface SummaryProps {
  consultation: z.input<typeof Consultation>;
  /** The account that reads the page. */
  readerId: string;
  timeZone: string;
  /** The doctor's zone, if it is known and differs from the reader's. */
  doctorsTimeZone?: string;
  now: Date;
  /** What cancelling now gives back, if it can be cancelled. */
  owed?: z.input<typeof OwedRefund>;
}

/** Time, mode and fee, and the actions to save the date or to cancel. */
export function Summary({ consultation, readerId, timeZone, doctorsTimeZone, now, owed }: SummaryProps) {
  const t = useTranslations("consultation");
  const moves = useTranslations("moves");
  const fees = useTranslations("followUps");
  const genders = useTranslations("paper.gender");
  const adults = useTranslations("adultRelation");
  const { id, status, startsAt, endsAt, mode, modeSwitches, fee, payment, followUp, createdAt, patient, bookedBy, accompaniedBy } = consultation;
  const isOwn = patient.id === readerId;
  const isAhead = mayBecome(status, "cancelled") && new Date(startsAt) > now;
  // Before it is paid it is none, and if it was never paid it is in no calendar.
  const isAppointment = status !== "pending_payment" && !(consultation.holdEndsAt && payment?.status === "void");
  return (
    <Card>
      <FactList>
        <Fact
          label={t("when")}
          note={
            doctorsTimeZone
              ? t.rich("doctorsTime", { when: () => <Time at={startsAt} timeZone={doctorsTimeZone} zone /> })
              : undefined
          }
        >
          <Time at={startsAt} timeZone={timeZone} format="date" />
          <br />
          <Time at={startsAt} until={endsAt} timeZone={timeZone} format="time" zone />
        </Fact>
        {isOwn ? null : (
          <Fact label={t("patient")} note={<><AgeText age={patient.age} />, {genders(patient.gender ?? "unknown")}</>}>
            <Name>{patient.name}</Name>
          </Fact>
        )}
        {accompaniedBy ? (
          <Fact label={t("adult")}>{t.rich("adultIs", { ...names({ name: accompaniedBy.name }), relation: adults(accompaniedBy.relation) })}</Fact>
        ) : null}
        <Fact label={t("mode")}>
          <ModeLabel mode={mode} />
        </Fact>
        <ModeSwitches switches={modeSwitches} timeZone={timeZone} />
        <Fact label={t("kind")}>{t(followUp ? "followUp" : "first")}</Fact>
        <Fact label={t("fee")} note={consultation.feeReason ? fees("reason") : payment && fee.amount > 0 ? t(`payment.${payment.status}`) : undefined}>
          <Fee value={fee} />
        </Fact>
        <Fact label={t("bookedOn")} note={bookedBy.id !== readerId ? t.rich("bookedBy", names({ name: bookedBy.name })) : isOwn ? undefined : t("bookedByYou")}>
          <Time at={createdAt} timeZone={timeZone} zone />
        </Fact>
      </FactList>
      <Moves rescheduled={consultation.rescheduled} timeZone={timeZone} />
      {isAhead ? (
        <div className="mt-5 flex flex-col gap-3 border-t border-line pt-5 print:hidden">
          {isAppointment ? (
            <CalendarLink id={id}>
              <CalendarPlus aria-hidden="true" className="size-5" />
              {t("addToCalendar")}
            </CalendarLink>
          ) : null}
          {status === "scheduled" && (consultation.moveOffer || mayStillMove(new Date(startsAt), now)) ? (
            <ButtonLink href={`/patient/consultations/${id}/move`} variant="secondary" size="sm">
              {moves("link")}
            </ButtonLink>
          ) : null}
          {owed ? (
            <ConfirmDialog
              id="cancel"
              title={t("cancelTitle")}
              description={<RefundRule consultation={consultation} owed={owed} timeZone={timeZone} />}
              openLabel={t("cancel")}
              openVariant="quiet"
              confirmLabel={t("cancelConfirm")}
              keepLabel={t("cancelKeep")}
              pendingLabel={t("cancelling")}
              action={cancelAction}
              values={{ id, seenRefund: String(owed.amount) }}
              reason={{ label: t("cancelReasonLabel"), hint: t("cancelReasonHint"), maxLength: 500 }}
            />
          ) : null}
        </div>
      ) : null}
      {status === "cancelled" && isAppointment && new Date(startsAt) > now ? (
        <div className="mt-5 flex flex-col border-t border-line pt-5 print:hidden">
          <CalendarLink id={id}>
            <CalendarX aria-hidden="true" className="size-5" />
            {t("takeOutOfCalendar")}
          </CalendarLink>
        </div>
      ) : null}
    </Card>
  );
}

/** The consultation's calendar file. It is a file, not a page: no client-side navigation. */
function CalendarLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Button asChild variant="secondary" size="sm">
      <a href={`/patient/consultations/${id}/calendar.ics`} download>
        {children}
      </a>
    </Button>
  );
}
