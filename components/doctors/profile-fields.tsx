import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { z } from "zod";
import { languageName, languageOptions } from "./language-name";
import { cities, specializations } from "@/components/site/specializations";
import { Alert } from "@/components/ui/alert";
import { CheckChips } from "@/components/ui/check-chips";
import { InputField } from "@/components/ui/input";
import { SelectField, type SelectOption } from "@/components/ui/select";
import { TextareaField } from "@/components/ui/textarea";
import { systemsOfMedicine, type Doctor } from "@/lib/domain/doctors/schema";

type Practice = z.input<typeof Doctor>;

interface PracticeFieldsProps {
  /** Left out for a new practice. */
  practice?: Practice;
  timeZones: readonly SelectOption[];
  timeZone: string;
}

/** The languages of most consultations; the others need one more click. */
const common = ["en", "hi", "bn", "te", "mr", "ta", "ur", "gu", "kn", "ml", "or", "pa", "as"];

/** Every field of a practice, in groups. */
export function PracticeFields({ practice, timeZones, timeZone }: PracticeFieldsProps) {
  const t = useTranslations("practice");
  return (
    <>
      <Registration practice={practice} />
      <Work practice={practice} />
      <Group title={t("time")}>
        <InputField
          label={t("fee")}
          hint={t("feeHint")}
          name="consultationFee.amount"
          type="number"
          inputMode="decimal"
          min={0}
          max={1_000_000}
          step="0.01"
          defaultValue={practice ? practice.consultationFee.amount / 100 : undefined}
          required
        />
        <InputField label={t("slotMinutes")} hint={t("slotMinutesHint")} name="slotMinutes" type="number" inputMode="numeric" min={5} max={240} defaultValue={practice?.slotMinutes ?? 30} required />
        <SelectField label={t("timeZone")} name="timeZone" options={timeZones} defaultValue={timeZone} className="sm:col-span-2" required />
      </Group>
      <Group title={t("about")}>
        <TextareaField label={t("bio")} hint={t("bioHint")} name="bio" maxLength={2000} rows={5} defaultValue={practice?.bio ?? ""} optional className="sm:col-span-2" />
      </Group>
    </>
  );
}

function Registration({ practice }: { practice?: Practice }) {
  const t = useTranslations("practice");
  const systems = systemsOfMedicine.map((value) => ({ value, label: value }));
  return (
    <Group title={t("registration")} lead={t("registrationLead")}>
      {practice?.status === "verified" ? (
        <Alert tone="warning" className="sm:col-span-2">
          {t("registrationWarning")}
        </Alert>
      ) : null}
      <InputField label={t("registrationNumber")} hint={t("registrationNumberHint")} name="registrationNumber" maxLength={60} defaultValue={practice?.registrationNumber} required />
      <SelectField label={t("systemOfMedicine")} hint={t("systemHint")} name="systemOfMedicine" placeholder={t("choose")} options={systems} defaultValue={practice?.systemOfMedicine ?? ""} required />
      <InputField
        label={t("registrationCouncil")}
        hint={t("registrationCouncilHint")}
        name="registrationCouncil"
        maxLength={160}
        defaultValue={practice?.registrationCouncil}
        required
        className="sm:col-span-2"
      />
      <InputField
        label={t("qualifications")}
        hint={t("qualificationsHint")}
        name="qualifications"
        maxLength={1000}
        defaultValue={practice?.qualifications.join(", ")}
        required
        className="sm:col-span-2"
      />
    </Group>
  );
}

function Work({ practice }: { practice?: Practice }) {
  const t = useTranslations("practice");
  const words = useTranslations("specializations");
  const locale = useLocale();
  const known = specializations.map(({ value, key }) => ({ value, label: words(`${key}.name`) }));
  const chosen = practice?.specializations ?? [];
  const others = chosen.filter((value) => !known.some((option) => option.value === value));
  const spoken = practice?.languages ?? [];
  const codes = [...common, ...spoken.filter((code) => !common.includes(code))];
  return (
    <Group title={t("work")}>
      <div className="sm:col-span-2">
        <CheckChips name="specializations[]" legend={t("specializations")} hint={t("specializationsHint")} options={known} defaultValues={chosen}>
          <InputField
            label={t("otherSpecializations")}
            hint={t("otherSpecializationsHint")}
            name="otherSpecializations"
            maxLength={400}
            defaultValue={others.join(", ")}
            optional
            className="mt-4"
          />
        </CheckChips>
      </div>
      <div className="sm:col-span-2">
        <CheckChips name="languages[]" legend={t("languages")} options={codes.map((value) => ({ value, label: languageName(value, locale) }))} defaultValues={spoken}>
          <details className="mt-1">
            <summary className="inline-flex min-h-11 items-center rounded-sm font-semibold text-primary hover:underline">{t("moreLanguages")}</summary>
            <CheckChips
              name="languages[]"
              legend={<span className="sr-only">{t("moreLanguages")}</span>}
              options={languageOptions(locale).filter(({ value }) => !codes.includes(value))}
              defaultValues={[]}
              error={[]}
            />
          </details>
        </CheckChips>
      </div>
      <InputField label={t("experienceYears")} name="experienceYears" type="number" inputMode="numeric" min={0} max={80} defaultValue={practice?.experienceYears} required className="sm:col-span-2 sm:max-w-60" />
      <InputField label={t("city")} name="location.city" list="cities" autoComplete="address-level2" maxLength={80} defaultValue={practice?.location.city} required />
      <InputField label={t("state")} name="location.state" autoComplete="address-level1" maxLength={80} defaultValue={practice?.location.state} required />
      <datalist id="cities">
        {cities.map((city) => (
          <option key={city} value={city} />
        ))}
      </datalist>
    </Group>
  );
}

function Group({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="grid items-start gap-5 border-t border-line pt-7 first-of-type:border-0 first-of-type:pt-0 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <h2 className="text-2xl">{title}</h2>
        {lead ? <p className="mt-1 text-ink-soft">{lead}</p> : null}
      </div>
      {children}
    </section>
  );
}
