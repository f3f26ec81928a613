import { useTranslations } from "next-intl";
import { names } from "@/components/ui/name";
import type { Age } from "@/lib/domain/patients/age";
import { AgeText } from "./age-text";

/** Names the patient where the reader is not that patient: "For Aarav, 8 months". */
export function ForPatient({ patient }: { patient: { name: string; age?: Age | null } }) {
  const t = useTranslations("forWhom");
  const { name, age } = patient;
  return age ? t.rich("forAged", { ...names({ name }), age: () => <AgeText age={age} /> }) : t.rich("for", names({ name }));
}
