import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardTitle } from "@/components/ui/card";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { InputField } from "@/components/ui/input";
import { names } from "@/components/ui/name";
import { SubmitButton } from "@/components/ui/submit-button";
import { FOLLOW_UP_DAYS_MAX, FOLLOW_UP_VISITS_MAX } from "@/lib/domain/consultations/follow-ups/follow-up";
import type { FollowUpWindow } from "@/lib/domain/consultations/follow-ups/schema";
import { WindowLine } from "./window-line";

interface OfferProps<State extends FormFeedback> {
  consultationId: string;
  patientName: string;
  /** What was offered after this visit. */
  window: FollowUpWindow | undefined;
  action: FormAction<State>;
  now: Date;
}

/** How a doctor lets the patient of a visit come again without a fee, and what became of it. */
export function OfferFollowUp<State extends FormFeedback>({ consultationId, patientName, window, action, now }: OfferProps<State>) {
  const t = useTranslations("followUps");
  return (
    <Card>
      <CardTitle>{t("title")}</CardTitle>
      {window ? (
        <p className="mt-2 text-ink-soft">
          <WindowLine window={window} name={patientName} now={now} />
        </p>
      ) : (
        <>
          <p className="mt-2 mb-4 text-ink-soft">{t.rich("lead", names({ name: patientName }))}</p>
          <ActionForm action={action} className="flex flex-col gap-4">
            <input type="hidden" name="id" value={consultationId} />
            <InputField label={t("days")} hint={t("daysHint")} name="days" type="number" inputMode="numeric" min={1} max={FOLLOW_UP_DAYS_MAX} defaultValue={14} required />
            <InputField label={t("visits")} name="visits" type="number" inputMode="numeric" min={1} max={FOLLOW_UP_VISITS_MAX} defaultValue={1} required />
            <SubmitButton variant="secondary" className="self-start" pendingLabel={t("offering")}>{t("offer")}</SubmitButton>
          </ActionForm>
        </>
      )}
    </Card>
  );
}
