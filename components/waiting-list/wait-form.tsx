import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { InputField } from "@/components/ui/input";
import { SelectField } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";

interface WaitFormProps<State extends FormFeedback> {
  doctorId: string;
  /** Who could wait for this doctor and does not yet; the first one is chosen unless `chosen` is among them. */
  people: readonly { id: string; name: string; isOwn: boolean }[];
  chosen: string | undefined;
  /** Today where the doctor is, and the last day that is filled in. */
  today: string;
  until: string;
  /** So long an offered time is kept. */
  minutes: number;
  action: FormAction<State>;
}

/** Asks to be told when a time of a doctor becomes free. Nothing if everybody waits already. */
export function WaitForm<State extends FormFeedback>({ doctorId, people, chosen, today, until, minutes, action }: WaitFormProps<State>) {
  const t = useTranslations("waitingList");
  const [first] = people;
  if (!first) return null;
  return (
    <section aria-labelledby="waiting-list" className="mt-8 border-t border-line pt-6 print:hidden">
      <h3 id="waiting-list" className="text-xl">{t("joinTitle")}</h3>
      <p className="mt-1 mb-4 text-ink-soft">{t("joinLead", { minutes })}</p>
      <ActionForm action={action} success={t("joined")} className="flex flex-col gap-4">
        <input type="hidden" name="doctorId" value={doctorId} />
        <div className="grid gap-4 sm:grid-cols-2">
          <InputField label={t("from")} name="from" type="date" min={today} defaultValue={today} required />
          <InputField label={t("to")} name="to" type="date" min={today} defaultValue={until} required />
        </div>
        {people.length > 1 || !first.isOwn ? (
          <SelectField label={t("who")} name="patientId" defaultValue={people.find(({ id }) => id === chosen)?.id ?? first.id} options={people.map(({ id, name, isOwn }) => ({ value: id, label: isOwn ? t("self") : name }))} required />
        ) : null}
        <p className="text-sm text-ink-soft">{t("zone")}</p>
        <SubmitButton variant="secondary" pendingLabel={t("joining")} className="self-start">
          {t("join")}
        </SubmitButton>
      </ActionForm>
    </section>
  );
}
