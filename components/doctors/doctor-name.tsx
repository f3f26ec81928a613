import { useTranslations } from "next-intl";
import { Name } from "@/components/ui/name";

/** Titles that people put into their own name. */
const ownTitle = /^(?:dr|doctor|vaidya|vd|hakim|hakeem|prof|professor|डॉ|डॉक्टर|वैद्य|हकीम)(?=[\s.]|$)/i;

/** A doctor's name with the title, unless the name already has one. `t` translates "doctors". */
export const titled = (name: string, t: (key: "named", values: { name: string }) => string) =>
  ownTitle.test(name) ? name : t("named", { name });

/** A doctor's name with the title. */
export function DoctorName({ name }: { name: string }) {
  return <Name>{titled(name, useTranslations("doctors"))}</Name>;
}
