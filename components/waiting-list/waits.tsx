import { useLocale, useTranslations } from "next-intl";
import { titled } from "@/components/doctors/doctor-name";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { names } from "@/components/ui/name";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { formatDate } from "@/lib/clock/format-date";
import { isolated } from "@/lib/domain/accounts/name";
import type { WaitingListEntry } from "@/lib/domain/waiting-list/schema";

interface WaitsProps<State extends FormFeedback> {
  waits: readonly WaitingListEntry[];
  /** The account that reads: it is not named where it waits for itself. */
  readerId: string;
  timeZone: string;
  /** Stops waiting. */
  leave: FormAction<State>;
  className?: string;
}

/** What an account waits for: the times kept for it, with the way to book them, and a way to stop. Nothing if it waits for nothing. */
export function Waits<State extends FormFeedback>({ waits, readerId, timeZone, leave, className }: WaitsProps<State>) {
  const t = useTranslations("waitingList");
  const words = useTranslations("doctors");
  const locale = useLocale();
  if (waits.length === 0) return null;
  return (
    <section aria-label={t("list")} className={className}>
      <ul className="grid gap-3">
        {waits.map(({ id, doctor, patient, from, to, offer }) => {
          const who = { doctor: titled(doctor.name, words), patient: patient.name };
          return (
            <li key={id}>
              <Alert tone={offer ? "success" : undefined}>
                <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
                  <div className="min-w-0">
                    <p className="font-semibold">{t.rich(patient.id === readerId ? "forWhom" : "forOther", names(who))}</p>
                    <p>{from === to ? t("oneDay", { from: formatDate(from, "date", locale) }) : t("days", { from: formatDate(from, "date", locale), to: formatDate(to, "date", locale) })}</p>
                    <p>
                      {offer
                        ? t.rich("offered", { when: () => <Time at={offer.startsAt} timeZone={timeZone} format="full" zone className="font-semibold" />, until: () => <Time at={offer.keptUntil} timeZone={timeZone} format="time" className="font-semibold" /> })
                        : t("nothingYet")}
                    </p>
                  </div>
                  <div className="flex flex-wrap items-center gap-3">
                    {offer ? <ButtonLink href={`/doctors/${doctor.id}?slot=${offer.slotId}&for=${patient.id}#book`} size="sm">{t("book")}</ButtonLink> : null}
                    <ActionForm action={leave} className="contents">
                      <input type="hidden" name="id" value={id} />
                      <SubmitButton variant="quiet" size="sm" pendingLabel={t("leaving")} aria-label={t("leaveFor", { doctor: isolated(who.doctor) })}>
                        {t("leave")}
                      </SubmitButton>
                    </ActionForm>
                  </div>
                </div>
              </Alert>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
