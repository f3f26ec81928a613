import { useTranslations } from "next-intl";
import type { z } from "zod";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardTitle } from "@/components/ui/card";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { Consultation } from "@/lib/domain/consultations/schema";

interface OfferProps<State extends FormFeedback> {
  consultation: Pick<z.input<typeof Consultation>, "id" | "moveOffer">;
  timeZone: string;
  action: FormAction<State>;
}

/** The doctor's open offer to move a visit, for the patient's side to answer. */
export function MoveOffer<State extends FormFeedback>({ consultation: { id, moveOffer }, timeZone, action }: OfferProps<State>) {
  const t = useTranslations("moves.offer");
  if (!moveOffer) return null;
  const { slot, reason, keptUntil } = moveOffer;
  const answer = (accept: boolean) => (
    <ActionForm action={action} className="contents">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="accept" value={String(accept)} />
      <SubmitButton variant={accept ? "primary" : "secondary"} pendingLabel={t("pending")}>
        {t(accept ? "accept" : "decline")}
      </SubmitButton>
    </ActionForm>
  );
  return (
    <Card raised className="mb-6">
      <CardTitle>{t("title")}</CardTitle>
      <p className="mt-2">{slot ? t.rich("time", { when: () => <Time at={slot.startsAt} timeZone={timeZone} format="full" zone className="font-semibold" /> }) : t("anyTime")}</p>
      {reason ? <p className="mt-1 wrap-anywhere whitespace-pre-line">{t("reason", { reason })}</p> : null}
      <p className="mt-1 text-sm text-ink-soft">
        {t("stays")} {keptUntil ? t.rich("kept", { until: () => <Time at={keptUntil} timeZone={timeZone} /> }) : null}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        {slot ? answer(true) : null}
        <ButtonLink href={`/patient/consultations/${id}/move`} variant={slot ? "secondary" : "primary"}>
          {t(slot ? "other" : "choose")}
        </ButtonLink>
        {answer(false)}
      </div>
    </Card>
  );
}
