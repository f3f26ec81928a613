import { CalendarPlus, CalendarX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { z } from "zod";
import { Fact, FactList } from "@/components/consultations/fact-list";
import { ModeLabel } from "@/components/consultations/mode-label";
import { refundNow, RefundRule } from "@/components/consultations/refund-rule";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { mayBecome } from "@/lib/domain/consultations/consultation";
import type { Consultation } from "@/lib/domain/consultations/schema";
import { cancelAction } from "./actions";

interface SummaryProps {
  consultation: z.input<typeof Consultation>;
  timeZone: string;
  /** The doctor's zone, if it is known and differs from the reader's. */
  doctorsTimeZone?: string;
  now: Date;
}

/** Time, mode and fee, and the actions to save the date or to cancel. */
export function Summary({ consultation, timeZone, doctorsTimeZone, now }: SummaryProps) {
  const t = useTranslations("consultation");
  const { id, status, startsAt, endsAt, mode, fee, payment, followUp, createdAt } = consultation;
  const isAhead = mayBecome(status, "cancelled") && new Date(startsAt) > now;
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
        <Fact label={t("mode")}>
          <ModeLabel mode={mode} />
        </Fact>
        <Fact label={t("kind")}>{t(followUp ? "followUp" : "first")}</Fact>
        <Fact label={t("fee")} note={payment ? t(`payment.${payment.status}`) : undefined}>
          <Money value={fee} />
        </Fact>
        <Fact label={t("bookedOn")}>
          <Time at={createdAt} timeZone={timeZone} zone />
        </Fact>
      </FactList>
      {isAhead ? (
        <div className="mt-5 flex flex-col gap-3 border-t border-line pt-5 print:hidden">
          <CalendarLink id={id}>
            <CalendarPlus aria-hidden="true" className="size-5" />
            {t("addToCalendar")}
          </CalendarLink>
          <ConfirmDialog
            id="cancel"
            title={t("cancelTitle")}
            description={<RefundRule consultation={consultation} timeZone={timeZone} now={now} />}
            openLabel={t("cancel")}
            openVariant="quiet"
            confirmLabel={t("cancelConfirm")}
            keepLabel={t("cancelKeep")}
            pendingLabel={t("cancelling")}
            action={cancelAction}
            values={{ id, seenRefund: String(refundNow(consultation, now)) }}
            reason={{ label: t("cancelReasonLabel"), hint: t("cancelReasonHint"), maxLength: 500 }}
          />
        </div>
      ) : null}
      {status === "cancelled" && new Date(startsAt) > now ? (
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
