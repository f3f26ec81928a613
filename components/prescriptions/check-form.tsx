"use client";

import { useTranslations } from "next-intl";
import { Fragment, useEffect, useRef } from "react";
import { FeedbackForm } from "@/components/ui/action-form";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { Alert } from "@/components/ui/alert";
import { InputField } from "@/components/ui/input";
import { Name } from "@/components/ui/name";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import type { z } from "zod";
import type { Verification } from "@/lib/domain/prescriptions/schema";

/** What was found, and its times in words: the server puts them into the reader's zone. */
export interface CheckFeedback extends FormFeedback {
  found?: z.input<typeof Verification>;
  times?: Record<"signedAt" | "checkedAt", string>;
}

interface CheckFormProps<State extends CheckFeedback> {
  action: FormAction<State>;
  /** The prescription's number, if the reader came by its QR code. */
  id?: string;
}

/** The form by which a pharmacy checks a prescription, and the answer. Needs the messages of `checkPaper`. */
export function CheckForm<State extends CheckFeedback>({ action, id }: CheckFormProps<State>) {
  const t = useTranslations("checkPaper");
  const [state, submit] = useFormAction(action);
  const form = useRef<HTMLDivElement>(null);
  // A QR code puts the check code after the # of the address. Fill it into its field and send the form at once.
  useEffect(() => {
    const field = form.current?.querySelector<HTMLInputElement>("input[name=code]");
    const code = decodeURIComponent(window.location.hash.slice(1));
    if (!field || !/^[0-9A-Za-z-]{12,20}$/.test(code)) return;
    field.value = code;
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    field.form?.requestSubmit();
  }, []);
  const message = state.code === "not_found" ? t("unknown") : state.message;
  return (
    <div ref={form} className="grid gap-6">
      <div role="status" className="empty:hidden">
        {state.found && state.times && !state.code ? <Answer found={state.found} times={state.times} /> : null}
      </div>
      <FeedbackForm state={{ ...state, message, done: false }} submit={submit}>
        <InputField label={t("id")} hint={t("idHint")} name="id" defaultValue={id} required autoComplete="off" spellCheck={false} className="[&_input]:font-mono [&_input]:text-sm" />
        <InputField label={t("code")} hint={t("codeHint")} name="code" required autoComplete="off" autoCapitalize="characters" spellCheck={false} className="[&_input]:font-mono" />
        <SubmitButton pendingLabel={t("checking")}>{t("check")}</SubmitButton>
      </FeedbackForm>
    </div>
  );
}

const tones = { valid: "success", partly_dispensed: "warning", dispensed: "danger", superseded: "warning", revoked: "danger" } as const;

function Answer({ found, times }: Required<Pick<CheckFeedback, "found" | "times">>) {
  const t = useTranslations("checkPaper");
  const { doctor, status } = found;
  const facts = [
    ["doctor", <Name key="doctor">{doctor.name}</Name>],
    ["registration", <Fragment key="registration"><Name>{doctor.registrationNumber}</Name>, <Name>{doctor.registrationCouncil}</Name></Fragment>],
    ["system", doctor.systemOfMedicine],
    ["signed", times.signedAt],
    ["medicines", t("medicineCount", { count: found.medicationCount })],
    ["signature", t("signatures", { has: found.hasSignature ? "yes" : "no" })],
  ] as const;
  return (
    <Alert tone={tones[status]} title={t(`status.${status}.title`)}>
      <p>{t(`status.${status}.text`)}</p>
      <dl className="mt-4 grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        {facts.map(([key, value]) => (
          <div key={key} className="sm:contents">
            <dt className="text-sm text-ink-soft">{t(key)}</dt>
            <dd className="font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      {found.left ? (
        <section className="mt-4">
          <h3 className="font-semibold">{t("left")}</h3>
          <ul className="mt-1 grid gap-1">
            {found.left.map(({ medication, quantity, unit }) => (
              <li key={medication}>{t("leftOf", { position: medication + 1, amount: quantity === "all" ? t("leftAll") : quantity === 0 ? t("leftNone") : [quantity, unit].filter(Boolean).join(" ") })}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <p className="mt-4 text-sm text-ink-soft">{t("checkedAt", { at: times.checkedAt })}</p>
    </Alert>
  );
}
