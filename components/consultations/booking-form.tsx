"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { FreeSlot } from "@/components/availability/free-slots";
import { SlotGone } from "@/components/availability/slot-gone";
import { SlotPicker } from "@/components/availability/slot-picker";
import { type DiaryStart, useDiary } from "@/components/availability/use-diary";
import type { MoneyAmount } from "@/components/ui/money";
import { FeedbackForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-feedback";
import { Alert } from "@/components/ui/alert";
import { FieldError } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatWall } from "@/lib/clock/format-wall";
import { useFormAction } from "@/components/ui/use-form-action";
import { FREE_CANCELLATION_HOURS } from "@/lib/domain/consultations/refund";
import type { FormState } from "@/lib/http/web/action";
import { windowFor } from "@/lib/domain/consultations/follow-ups/follow-up";
import type { FollowUpWindow } from "@/lib/domain/consultations/follow-ups/schema";
import { BookingMode } from "./booking-mode";
import { type BookingPerson, BookingPatient } from "./booking-patient";
import { BookingSummary } from "./booking-summary";
import { ComplaintField } from "./complaint-field";

export interface BookingFormProps {
  action: FormAction<FormState>;
  start: DiaryStart;
  fee: MoneyAmount;
  /** The free follow-up visits with this doctor that the reader can book. */
  windows: readonly FollowUpWindow[];
  /** The values in the address: a guest's choice before signing in. `isLost`: that slot is not free any more. */
  preset: { slot?: FreeSlot; isLost: boolean; mode?: string; patientId?: string };
  /** Those the reader can book for, the reader first; nobody for a guest. */
  people: readonly BookingPerson[];
  /** One per rendered form: sending the same booking twice books once. */
  idempotencyKey: string;
  /** A guest is sent to sign in, and then back here. */
  isGuest: boolean;
  /** False for readers who may only look: the times are shown but cannot be sent. */
  mayBook: boolean;
}

/** Choose a time, say how and why, and book it. Each part works without JavaScript; with JavaScript, times stay fresh. */
export function BookingForm({ action, start, fee, windows, preset, people, idempotencyKey, isGuest, mayBook }: BookingFormProps) {
  const t = useTranslations("booking");
  const picker = useTranslations("slotPicker");
  const locale = useLocale();
  const [state, submit] = useFormAction(action);
  const diary = useDiary(start);
  const offered = alternativesOf(state).sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const [kept, pick] = useState(() => [...start.first.slots, ...offered].find(({ id }) => id === state.values?.slotId) ?? preset.slot);
  const picked = kept && (offered.find(({ id }) => id === kept.id) ?? diary.latest(kept));
  const [patientId, choosePatient] = useState(() => (typeof state.values?.patientId === "string" ? state.values.patientId : preset.patientId));
  const patient = people.length === 1 ? people[0] : people.find(({ id }) => id === patientId);
  const { doctorId } = start.first;
  const wasRefused = state.code === "slot_taken" && state.values?.slotId === picked?.id;
  const isGone = picked !== undefined && !wasRefused && !offered.some(({ id }) => id === picked.id) && diary.isGone(picked);
  const chosen = wasRefused || isGone ? undefined : picked;
  const free = windowFor(windows, patient?.id, chosen?.startsAt);
  const own = free ? { ...fee, amount: 0 } : fee;
  // After a refusal the form shows the new fee, and agrees to that one, unless another time or patient has been chosen since.
  const refusedFee = state.code === "amount_changed" && state.values?.slotId === chosen?.id ? (state.extra?.now as MoneyAmount | undefined) : undefined;
  const feeNow = refusedFee ?? own;
  const choose = (slot: FreeSlot) => {
    pick(slot);
    if (diary.dateOf(slot) !== diary.date && !offered.some(({ id }) => id === slot.id)) diary.goTo(diary.dateOf(slot));
  };
  // The pressed button disappears with the message that contains it, so the focus moves to the slot.
  const chooseAndFocus = (slot: FreeSlot) => {
    choose(slot);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`input[name="slotId"][value="${slot.id}"]`)?.focus());
  };
  const slotErrors = chosen ? (state.fields?.slotId ?? []) : state.fields?.slotId ? [t("chooseTime")] : [];

  return (
    <FeedbackForm state={state} submit={submit} className="flex flex-col gap-8">
      <input type="hidden" name="doctorId" value={doctorId} />
      <input type="hidden" name="date" value={diary.date} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="seenFee.amount" value={feeNow.amount} />
      {isGuest ? <input type="hidden" name="guest" value="yes" /> : null}
      {mayBook && people.length > 0 ? <BookingPatient people={people} chosen={patient} onChoose={choosePatient} doctorId={doctorId} /> : null}
      <div className="flex flex-col gap-5">
        <div className="-mb-2">
          <h3 className="text-xl">{picker("title")}</h3>
          <div aria-live="polite">
            {isGone ? <SlotGone diary={diary} slot={picked} onChoose={chooseAndFocus} /> : null}
            {preset.isLost && !picked && !state.code ? (
              <Alert tone="warning" className="mt-4 mb-2">
                {picker("chosenLost")}
              </Alert>
            ) : null}
          </div>
        </div>
        {offered.length > 0 ? (
          <RadioCards
            name="slotId"
            legend={picker("alternatives")}
            look="chips"
            error={[]}
            value={chosen?.id}
            onValueChange={(id) => choose(offered.find((slot) => slot.id === id)!)}
            options={offered.map((slot) => ({ value: slot.id, label: formatWall(diary.timesOf(slot).start, { locale }) }))}
          />
        ) : null}
        <SlotPicker diary={diary} chosen={chosen} onChoose={choose} without={new Set(offered.map(({ id }) => id))} />
        <FieldError id="slot-error" errors={slotErrors} />
      </div>
      {mayBook ? (
        <>
          <BookingMode offered={chosen?.modes} start={preset.mode ?? "video"} />
          <ComplaintField doctorId={doctorId} isGuest={isGuest} patientName={patient && !patient.isOwn ? patient.name : undefined} />
          <BookingSummary slot={chosen} fee={feeNow} reason={free && feeNow.amount === 0 ? t("freeFollowUp") : undefined} />
          <div className="-mt-3">
            <SubmitButton size="lg" block pendingLabel={t("submitting")} formNoValidate={isGuest}>
              {t(isGuest ? "submitGuest" : "submit")}
            </SubmitButton>
            <p className="mt-3 text-sm text-ink-soft">{t("consent", { hours: FREE_CANCELLATION_HOURS })}</p>
          </div>
        </>
      ) : null}
    </FeedbackForm>
  );
}

/** The free times that the action sends with the answer that the chosen time is taken. */
const alternativesOf = ({ code, extra }: FormState): FreeSlot[] => (code === "slot_taken" && Array.isArray(extra?.alternatives) ? [...(extra.alternatives as FreeSlot[])] : []);
