import { useTranslations } from "next-intl";
import { specializations } from "@/components/site/specializations";

/** A doctor's specializations, in the page's words if we have them. */
export function SpecializationNames({ of }: { of: readonly string[] }) {
  const t = useTranslations("specializations");
  const names = of.map((name) => {
    const known = specializations.find(({ value }) => value === name);
    return known ? t(`${known.key}.name`) : name;
  });
  return names.join(", ");
}
