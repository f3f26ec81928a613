"use client";

import { History, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { FeedbackForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-feedback";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { InputField } from "@/components/ui/input";
import { SelectField } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea";
import { useFormAction } from "@/components/ui/use-form-action";
import { adviceSnippets } from "./advice-snippets";
import type { EditorState } from "./editor-state";
import { LineEntry } from "./line-entry";
import { MedicineRow } from "./medicine-row";
import { type TemplateName, TemplateTools } from "./template-tools";

interface EditorProps {
  action: FormAction<EditorState>;
  consultationId: string;
  /** The draft being edited, if there is one. */
  draft?: { id: string; version: number };
  /** The start values of the fields, by name. */
  start: Readonly<Record<string, string>>;
  rows: number;
  /** Names to suggest, each with a note about the medicine. */
  medicines: readonly { drug: string; note: string }[];
  /** This doctor has signed a prescription for this patient before. */
  hasLast: boolean;
  templates: readonly TemplateName[];
}

/**
 * The form in which a doctor writes a prescription. Medicines are added and removed by the server, so that it works
 * without JavaScript; typed text stays. Needs the messages of `prescribe`.
 */
export function Editor({ action, consultationId, draft, start, rows: firstRows, medicines, hasLast, templates }: EditorProps) {
  const t = useTranslations("prescribe");
  const [state, submit] = useFormAction(action);
  const rows = state.rows ?? firstRows;
  const field = (name: string) => ({ name, defaultValue: start[name] });
  return (
    <FeedbackForm state={state} submit={submit} className="grid gap-6">
      {/* Enter presses this button, not the first button of a medicine. */}
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <input type="hidden" name="consultationId" value={consultationId} />
      <input type="hidden" name="rows" value={rows} />
      {draft ? <input type="hidden" name="draftId" value={draft.id} /> : null}
      {draft ? <input type="hidden" name="version" value={draft.version} /> : null}

      <Card className="grid gap-5">
        <CardTitle>{t("illness")}</CardTitle>
        <TextareaField label={t("complaints")} hint={t("complaintsHint")} {...field("complaints")} maxLength={2000} rows={2} className="[&_textarea]:min-h-20" />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextareaField label={t("history")} optional {...field("history")} maxLength={5000} rows={2} className="[&_textarea]:min-h-20" />
          <TextareaField label={t("findings")} optional {...field("findings")} maxLength={5000} rows={2} className="[&_textarea]:min-h-20" />
        </div>
        <TextareaField label={t("diagnosis")} hint={t("diagnosisHint")} {...field("diagnosis")} maxLength={2000} rows={2} className="[&_textarea]:min-h-20" />
        <InputField label={t("investigations")} optional hint={t("investigationsHint")} {...field("investigations")} maxLength={2000} />
      </Card>

      <Card>
        <CardTitle>{t("medicines")}</CardTitle>
        <p className="mt-1 mb-5 text-sm text-ink-soft">{t("medicinesHint")}</p>
        <LineEntry key={`line ${state.serial ?? 0}`} medicines={medicines} asked={state.asked} askedLine={typeof state.values?.line === "string" ? state.values.line : undefined} focused={state.wasRead === true} />
        <TemplateTools key={`templates ${state.serial ?? 0}`} templates={templates} kept={state.kept?.name} />
        <div key={state.serial ?? 0} className="grid gap-5">
          {Array.from({ length: rows }, (_, row) => (
            <MedicineRow key={row} row={row} removable={rows > 1} start={start} exampleDrug={medicines[0]?.drug} focused={state.focus === row} />
          ))}
        </div>
        {rows < 20 ? (
          <div className="mt-4 flex flex-wrap gap-3">
            <Button type="submit" name="intent" value="add" variant="secondary" size="sm" formNoValidate>
              <Plus aria-hidden="true" className="size-4" />
              {t("add")}
            </Button>
            {hasLast ? (
              <Button type="submit" name="intent" value="last" variant="quiet" size="sm" formNoValidate>
                <History aria-hidden="true" className="size-4" />
                {t("asLastTime")}
              </Button>
            ) : null}
          </div>
        ) : null}
        <datalist id="medicines">
          {medicines.map(({ drug, note }) => (
            <option key={drug} value={drug} label={`${drug} · ${note}`} />
          ))}
        </datalist>
        {(["forms", "routes", "frequencies"] as const).map((list) => (
          <datalist key={list} id={list}>
            {t(`suggest.${list}`)
              .split(", ")
              .map((value) => (
                <option key={value} value={value} />
              ))}
          </datalist>
        ))}
      </Card>

      <Card className="grid gap-5">
        <CardTitle>{t("afterwards")}</CardTitle>
        <TextareaField key={`advice ${state.serial ?? 0}`} label={t("advice")} optional hint={t("adviceHint")} {...field("advice")} maxLength={5000} rows={2} className="[&_textarea]:min-h-20" />
        <details>
          <summary className="cursor-pointer text-sm font-semibold text-primary">{t("snippets")}</summary>
          <ul className="mt-3 grid gap-1">
            {adviceSnippets.map((sentence, n) => (
              <li key={sentence}>
                <Button type="submit" name="intent" value={`advice-${n}`} variant="quiet" size="sm" formNoValidate className="h-auto min-h-11 max-w-full justify-start py-2 text-start whitespace-normal">
                  <Plus aria-hidden="true" className="size-4 shrink-0" />
                  <span lang={n % 2 === 0 ? "en" : "hi"}>{sentence}</span>
                </Button>
              </li>
            ))}
          </ul>
        </details>
        <InputField label={t("followUpOn")} optional type="date" {...field("followUpOn")} className="sm:w-60" />
      </Card>

      <Card className="grid gap-5">
        <div>
          <CardTitle>{t("person")}</CardTitle>
          <p className="mt-1 text-sm text-ink-soft">{t("personHint")}</p>
        </div>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          <InputField label={t("age")} optional inputMode="numeric" {...field("patientAgeYears")} />
          <SelectField
            label={t("gender")}
            placeholder={t("genders.none")}
            options={(["female", "male", "other", "undisclosed"] as const).map((value) => ({ value, label: t(`genders.${value}`) }))}
            {...field("patientGender")}
          />
          <InputField label={t("height")} optional inputMode="decimal" {...field("heightCm")} />
          <InputField label={t("weight")} optional inputMode="decimal" {...field("weightKg")} />
        </div>
        <InputField label={t("address")} optional {...field("patientAddress")} maxLength={300} />
      </Card>

      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton name="intent" value="save" pendingLabel={t("saving")}>
          {t("save")}
        </SubmitButton>
        <p className="text-sm text-ink-soft">{t("saveNote")}</p>
      </div>
    </FeedbackForm>
  );
}
