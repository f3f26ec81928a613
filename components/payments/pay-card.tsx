import { useTranslations } from "next-intl";
import type { z } from "zod";
import { ClientMessages } from "@/components/site/client-messages";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { Card, CardTitle } from "@/components/ui/card";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { Money } from "@/components/ui/money";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { Payment } from "@/lib/domain/payments/schema";
import { Countdown } from "./countdown";
import { WaitForAnswer } from "./wait-for-answer";

interface PayCardProps<State extends FormFeedback> {
  payment: z.input<typeof Payment>;
  /** True after the payer came back from the provider, whose answer may still be on its way. */
  isAwaited: boolean;
  timeZone: string;
  now: Date;
  pay: FormAction<State>;
  extend: FormAction<State>;
}

/** What is due for a visit whose time is held, until when, and the way to pay. Nothing else on the page is so urgent. */
export function PayCard<State extends FormFeedback>({ payment, isAwaited, timeZone, now, pay, extend }: PayCardProps<State>) {
  const t = useTranslations("pay");
  const { consultationId, holdEndsAt, status, mayExtend, orderId } = payment;
  const seconds = holdEndsAt ? Math.ceil((Date.parse(holdEndsAt) - now.getTime()) / 1000) : 0;
  if (!holdEndsAt || seconds <= 0) return <Alert tone="warning" title={t("overTitle")} className="mb-6">{t(orderId ? "overPaid" : "over")}</Alert>;
  const money = () => <Money value={payment} />;
  return (
    <Card className="mb-6 border-accent">
      <CardTitle>{t("title")}</CardTitle>
      {status === "failed" && !isAwaited ? <Alert tone="danger" title={t("failedTitle")} className="mt-4">{t("failed")}</Alert> : null}
      {isAwaited ? (
        <Alert tone="info" title={t("awaitedTitle")} live className="mt-4">
          {t("awaited")}
          <WaitForAnswer />
        </Alert>
      ) : null}
      <div className="mt-3 flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 flex-1 basis-64">
          <p>{t.rich("held", { until: () => <Time at={holdEndsAt} timeZone={timeZone} format="time" zone className="font-semibold" /> })}</p>
          <ClientMessages of={["payCountdown"]}>
            <Countdown key={holdEndsAt} seconds={seconds} />
          </ClientMessages>
        </div>
        <div className="flex flex-wrap items-end gap-3">
          {mayExtend ? (
            <ActionForm action={extend}>
              <input type="hidden" name="id" value={consultationId} />
              <SubmitButton variant="secondary">{t("extend")}</SubmitButton>
            </ActionForm>
          ) : null}
          <ActionForm action={pay}>
            <input type="hidden" name="id" value={consultationId} />
            <SubmitButton size="lg" pendingLabel={t("opening")}>{isAwaited ? t("check") : t.rich("pay", { money })}</SubmitButton>
          </ActionForm>
        </div>
      </div>
    </Card>
  );
}
