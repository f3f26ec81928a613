import { useTranslations } from "next-intl";
import type { z } from "zod";
import { WrittenParts } from "@/components/consultations/written-parts";
import { Card, CardTitle } from "@/components/ui/card";
import type { Consultation } from "@/lib/domain/consultations/schema";

const parts = ["diagnosis", "advice", "notes"] as const;

/** The doctor's record of the consultation. */
export function Record({ consultation }: { consultation: z.input<typeof Consultation> }) {
  const t = useTranslations("consultation");
  return (
    <Card>
      <CardTitle>{t("record")}</CardTitle>
      <div className="mt-4">
        <WrittenParts parts={parts.map((part) => ({ label: t(part), text: consultation[part] }))} empty={t("recordEmpty")} />
      </div>
    </Card>
  );
}
