import { useTranslations } from "next-intl";
import { cities, specializations } from "@/components/site/specializations";
import { Button } from "@/components/ui/button";
import { InputField } from "@/components/ui/input";
import { SelectField } from "@/components/ui/select";
import { languages } from "@/lib/domain/doctors/languages";
import { sorts, systemsOfMedicine } from "@/lib/domain/doctors/schema";

/** Fees a patient may stop at, in minor units. */
const fees = [30_000, 50_000, 80_000, 120_000];

/** The search again, with everything that narrows it: a plain GET form. `typed` is what the address holds. */
export function Filters({ typed, errors, today }: { typed: Record<string, string>; errors: Record<string, string[]>; today: string }) {
  const t = useTranslations("results");
  const search = useTranslations("doctorSearch");
  const names = useTranslations("specializations");
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errors[name] });
  return (
    <form action="/doctors" role="search" aria-label={search("label")} className="grid gap-4">
      <InputField label={search("q")} type="search" placeholder={search("qPlaceholder")} maxLength={100} {...field("q")} />
      <SelectField label={t("sort")} options={sorts.map((value) => ({ value, label: t(`sorts.${value}`) }))} {...field("sort")} />
      <SelectField
        label={search("specialization")}
        placeholder={search("anySpecialization")}
        options={specializations.map(({ value, key }) => ({ value, label: names(`${key}.name`) }))}
        {...field("specialization")}
      />
      <SelectField label={search("location")} placeholder={search("anyCity")} options={cities.map((city) => ({ value: city, label: city }))} {...field("location")} />
      <InputField label={search("availableOn")} type="date" min={today} {...field("availableOn")} />
      <SelectField
        label={t("system")}
        placeholder={t("any")}
        options={systemsOfMedicine.map((value) => ({ value, label: value }))}
        {...field("systemOfMedicine")}
      />
      <SelectField
        label={t("language")}
        placeholder={t("any")}
        options={Object.entries(languages).slice(0, 14).map(([value, [label]]) => ({ value, label: label ?? value }))}
        {...field("language")}
      />
      <SelectField
        label={t("maxFee")}
        placeholder={t("any")}
        options={fees.map((fee) => ({ value: String(fee), label: t("upTo", { rupees: fee / 100 }) }))}
        {...field("maxFee")}
      />
      <SelectField
        label={t("minRating")}
        placeholder={t("any")}
        options={["3", "4", "4.5"].map((value) => ({ value, label: t("stars", { rating: value }) }))}
        {...field("minRating")}
      />
      <Button type="submit">{t("apply")}</Button>
    </form>
  );
}
