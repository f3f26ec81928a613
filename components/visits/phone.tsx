import { Phone } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { names } from "@/components/ui/name";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { PhoneAgreement } from "@/lib/domain/consultations/phone/schema";

interface PhoneProps<State extends FormFeedback> {
  consultationId: string;
  phone: z.input<typeof PhoneAgreement>;
  /** The name of the other person. */
  otherName: string;
  timeZone: string;
  action: FormAction<State>;
}

/** Whether the two of a visit may call each other: what this side has said, and the other's number once both have agreed. */
export function PhoneCard<State extends FormFeedback>({ consultationId, phone: { agreed, saidAt, ownPhone, other }, otherName, timeZone, action }: PhoneProps<State>) {
  const t = useTranslations("visitPhone");
  const name = names({ name: otherName });
  return (
    <section aria-labelledby="phone-title" className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 sm:p-5">
      <h2 id="phone-title" className="font-sans text-base font-semibold">{t("title")}</h2>
      {other ? (
        <a href={`tel:${other.phone}`} className="inline-flex min-h-11 items-center gap-2 font-semibold text-primary underline">
          <Phone aria-hidden="true" className="size-5 shrink-0" />
          <span>{t.rich("call", { ...names({ name: other.name }), number: () => <bdi dir="ltr">{other.phone}</bdi> })}</span>
        </a>
      ) : null}
      {agreed && saidAt ? (
        other ? null : <p className="text-ink-soft">{t.rich("agreed", { ...name, when: () => <Time at={saidAt} timeZone={timeZone} /> })}</p>
      ) : (
        <p className="text-ink-soft">{t.rich("lead", name)}</p>
      )}
      {ownPhone ? <p className="text-sm">{t.rich("number", { number: () => <bdi dir="ltr">{ownPhone}</bdi> })}</p> : null}
      {!ownPhone && !agreed ? (
        <p className="text-sm">
          {t("none")} <Link href="/account" className="font-semibold text-primary underline">{t("add")}</Link>
        </p>
      ) : (
        <ActionForm action={action} className="contents">
          <input type="hidden" name="id" value={consultationId} />
          <input type="hidden" name="agreed" value={String(!agreed)} />
          <SubmitButton size="sm" variant={agreed ? "quiet" : "secondary"} pendingLabel={t("saving")} className="self-start">
            <span>{agreed ? t("takeBack") : t.rich("agree", name)}</span>
          </SubmitButton>
        </ActionForm>
      )}
    </section>
  );
}
