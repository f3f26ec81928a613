import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Mode } from "@/lib/domain/consultations/schema";
import { switchAction } from "./actions";

/** The form by which the doctor records a change of mode. */
export function ModeSwitch({ id, mode }: { id: string; mode: Mode }) {
  const t = useTranslations("doctorVisit.switch");
  const words = useTranslations("consultations.mode");
  return (
    <details className="mt-1 print:hidden">
      <summary className="inline-flex min-h-11 items-center text-sm font-semibold text-primary hover:underline">{t("open")}</summary>
      <ActionForm action={switchAction} className="grid gap-3 pt-1 font-normal">
        <input type="hidden" name="id" value={id} />
        <SelectField label={t("label")} hint={t("note")} name="mode" options={Mode.options.filter((one) => one !== mode).map((value) => ({ value, label: words(value) }))} />
        <SubmitButton size="sm" variant="secondary" pendingLabel={t("saving")}>
          {t("save")}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
