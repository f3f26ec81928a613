import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { InputField } from "@/components/ui/input";
import { SelectField } from "@/components/ui/select";
import { cities, specializations } from "./specializations";

interface DoctorSearchFormProps {
  /** Today in the reader's zone, YYYY-MM-DD: the earliest day to ask for. */
  today: string;
  className?: string;
}

/** The search that opens the product: a plain GET to `/doctors`. Fields left empty arrive as empty strings. */
export function DoctorSearchForm({ today, className }: DoctorSearchFormProps) {
  const t = useTranslations("doctorSearch");
  const names = useTranslations("specializations");
  return (
    <form action="/doctors" role="search" aria-label={t("label")} className={className}>
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[1.5fr_1.2fr_1fr_1fr_auto] lg:gap-3">
        <InputField label={t("q")} name="q" type="search" placeholder={t("qPlaceholder")} maxLength={100} enterKeyHint="search" />
        <SelectField
          label={t("specialization")}
          name="specialization"
          placeholder={t("anySpecialization")}
          options={specializations.map(({ value, key }) => ({ value, label: names(`${key}.name`) }))}
        />
        <SelectField
          label={t("location")}
          name="location"
          placeholder={t("anyCity")}
          options={cities.map((city) => ({ value: city, label: city }))}
        />
        <InputField label={t("availableOn")} name="availableOn" type="date" min={today} />
        <Button type="submit" className="sm:col-span-2 lg:col-span-1">
          <Search aria-hidden="true" className="size-5" />
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
