import { useTranslations } from "next-intl";
import { specializations } from "@/components/site/specializations";

/** What a doctor is found under, in the words of the page where we have them. */
export function SpecializationNames({ of }: { of: readonly string[] }) {
  const t = useTranslations("specializations");
  const names = of.map((name) => {
    const known = specializations.find(({ value }) => value === name);
    return known ? t(`${known.key}.name`) : name;
  });
  return names.join(", ");
}
