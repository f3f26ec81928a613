import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Fact, FactList } from "@/components/consultations/fact-list";
import { Card, CardTitle } from "@/components/ui/card";
import type { Consultation } from "@/lib/domain/consultations/schema";

const parts = ["diagnosis", "advice", "notes"] as const;

/** What the doctor wrote. */
export function Record({ consultation }: { consultation: z.input<typeof Consultation> }) {
  const t = useTranslations("consultation");
  const written = parts.filter((part) => consultation[part]);
  return (
    <Card>
      <CardTitle>{t("record")}</CardTitle>
      <div className="mt-4">
        {written.length > 0 ? (
          <FactList>
            {written.map((part) => (
              <Fact key={part} label={t(part)}>
                <span className="block font-normal break-words whitespace-pre-line">{consultation[part]}</span>
              </Fact>
            ))}
          </FactList>
        ) : (
          <p className="text-ink-soft">{t("recordEmpty")}</p>
        )}
      </div>
    </Card>
  );
}
