import { useTranslations } from "next-intl";
import { WrittenParts } from "@/components/consultations/written-parts";
import type { Intake } from "@/lib/domain/consultations/intake/schema";

/** What was told before a visit, to read. */
export function IntakeView({ intake }: { intake: Intake }) {
  const t = useTranslations("intake");
  const parts = (["allergies", "medicines", "since", "history"] as const).map((name) => ({ label: t(`fields.${name}`), text: intake[name] }));
  const measures = (["heightCm", "weightKg"] as const).map((name) => ({ label: t(`fields.${name}`), text: intake[name]?.toString() ?? null }));
  return <WrittenParts parts={[...parts, ...measures]} empty={t("empty")} />;
}
