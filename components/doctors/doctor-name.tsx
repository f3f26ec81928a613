import { useTranslations } from "next-intl";

/** Titles that people write into their own name. */
const titled = /^(?:dr|vaidya|vd|hakim|prof|professor)\b/i;

/** True where a name brings its own title, so that ours would be one too many. */
export const hasTitle = (name: string) => titled.test(name);

/** A doctor's name with the title. */
export function DoctorName({ name }: { name: string }) {
  const t = useTranslations("doctors");
  return hasTitle(name) ? name : t("named", { name });
}
