import { useTranslations } from "next-intl";
import { type Age, ageParts } from "@/lib/domain/patients/age";

/** An age as clinicians write it, or that it is not known. */
export function AgeText({ age }: { age: Age | null }) {
  const t = useTranslations("age");
  return age === null ? t("unknown") : ageParts(age).map(([unit, count]) => t(age.months === null && count === 0 ? "underOneYear" : unit, { count })).join(" ");
}
