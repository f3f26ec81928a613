"use client";

import { useTranslations } from "next-intl";
import Image from "next/image";
import type { z } from "zod";
import { CodeField } from "@/components/accounts/code-field";
import { RecoveryCodes } from "@/components/accounts/recovery-codes";
import { FeedbackForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import type { MfaSetUp } from "@/lib/domain/accounts/mfa/schema";
import { enableAction } from "@/app/account/mfa/actions";
import { PasswordAgain } from "@/app/account/mfa/password-again";

/** The steps of a set-up, and then the recovery codes to keep. */
export function SetUpForm({ pending, email, needsPassword, onward }: { pending: z.input<typeof MfaSetUp> | null; email: string; needsPassword: boolean; onward: string }) {
  const t = useTranslations("mfa");
  const [state, submit] = useFormAction(enableAction);
  if (state.recoveryCodes) {
    return (
      <>
        <Alert tone="success" live className="mb-6">
          {t("isOn")}
        </Alert>
        <RecoveryCodes codes={state.recoveryCodes}>
          <ButtonLink href={onward}>{t("codesKept")}</ButtonLink>
        </RecoveryCodes>
      </>
    );
  }
  if (!pending) {
    return (
      <Alert tone="info">
        {t("alreadyOn")}{" "}
        <a href="/account/mfa" className="text-link">
          {t("toState")}
        </a>
      </Alert>
    );
  }
  return (
    <ol className="grid gap-10">
      <li>
        <h2 className="text-xl">{t("step1")}</h2>
        <p className="mt-2 text-ink-soft">{t("step1Text")}</p>
      </li>
      <li>
        <h2 className="text-xl">{t("step2")}</h2>
        <div className="mt-4 grid items-center gap-6 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-8">
          {/* Shown in the size it was made in, so that its squares fall on whole pixels. */}
          <Image unoptimized src={pending.qrCode} width={240} height={240} alt={t("qrAlt")} className="rounded-md border border-line" />
          <div className="min-w-0">
            <p className="text-ink-soft">{t("secretText")}</p>
            <p className="mt-3 font-mono text-lg wrap-anywhere select-all">
              {/* In groups of four, to be easy to read; the copied text has no gaps. */}
              {pending.secret.match(/.{1,4}/g)?.map((four, i) => (
                <span key={i} className="mr-[0.6ch] inline-block">
                  {four}
                </span>
              ))}
            </p>
            <p className="mt-3 sm:hidden">
              <a href={pending.otpauthUrl} className="text-link inline-flex min-h-11 items-center">
                {t("openApp")}
              </a>
            </p>
          </div>
        </div>
      </li>
      <li>
        <h2 className="text-xl">{t("step3")}</h2>
        <FeedbackForm state={state} submit={submit} className="mt-4 flex max-w-form flex-col gap-5">
          <CodeField kind="app" label={t("code")} hint={t("codeHint")} name="code" />
          <PasswordAgain email={email} isNeeded={needsPassword} state={state} />
          <SubmitButton pendingLabel={t("turningOn")} className="self-start">
            {t("turnOn")}
          </SubmitButton>
        </FeedbackForm>
      </li>
    </ol>
  );
}
