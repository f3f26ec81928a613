"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FreeTimes } from "@/components/availability/free-times";
import { SlotPicker } from "@/components/availability/slot-picker";
import { FeedbackForm } from "@/components/ui/action-form";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea";
import { formatInstant } from "@/components/ui/time";
import type { FormState } from "@/lib/http/action";
import { bookAction } from "./actions";

interface BookingFormProps {
  doctorId: string;
  date: string;
  timeZone: string;
  free: FreeTimes;
  /** New for each form that is shown, so that sending it twice books once. */
  idempotencyKey: string;
}

/** Time, way to meet and complaint. When the time was taken meanwhile, near ones are offered and the rest is kept. */
export function BookingForm({ doctorId, date, timeZone, free, idempotencyKey }: BookingFormProps) {
  const t = useTranslations("booking");
  const [state, submit] = useActionState<FormState, FormData>(bookAction, {});
  const alternatives = alternativesOf(state);
  return (
    <FeedbackForm state={state} submit={submit}>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {alternatives.length > 0 ? (
        <RadioCards
          name="slotId"
          legend={t("alternatives")}
          look="chips"
          options={alternatives.map(({ slotId, startsAt }) => ({ value: slotId, label: formatInstant(startsAt, { timeZone, format: "short" }) }))}
        />
      ) : (
        <SlotPicker doctorId={doctorId} date={date} timeZone={timeZone} free={free} chosen={chosenOf(state)} />
      )}
      <RadioCards
        name="mode"
        legend={t("mode")}
        defaultValue="video"
        options={(["video", "audio", "text"] as const).map((value) => ({ value, label: t(`modes.${value}.label`), description: t(`modes.${value}.about`) }))}
      />
      <TextareaField label={t("complaint")} hint={t("complaintHint")} name="complaint" maxLength={2000} rows={4} required />
      <SubmitButton pendingLabel={t("pending")} block>
        {t("book")}
      </SubmitButton>
    </FeedbackForm>
  );
}

const alternativesOf = (state: FormState) =>
  (state.code === "slot_taken" ? (state.extra?.alternatives as { slotId: string; startsAt: string }[] | undefined) : undefined) ?? [];

const chosenOf = ({ values }: FormState) => (typeof values?.slotId === "string" ? values.slotId : undefined);
