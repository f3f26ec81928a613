import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Card, CardTitle } from "@/components/ui/card";
import { Name } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import type { Prescription } from "@/lib/domain/prescriptions/schema";

type Answer = z.input<typeof Prescription>;

/** What pharmacies dispensed on a prescription, when and which. Nothing if none did. */
export function Dispensed({ dispensations = [], medications, timeZone }: Pick<Answer, "dispensations" | "medications"> & { timeZone: string }) {
  const t = useTranslations("paper.dispensed");
  if (dispensations.length === 0) return null;
  return (
    <Card className="mt-6 print:hidden">
      <CardTitle>{t("title")}</CardTitle>
      <ul className="mt-3 grid gap-4">
        {dispensations.map(({ id, at, pharmacy, items }) => (
          <li key={id} className="wrap-anywhere">
            <p className="font-semibold">{t.rich("by", { pharmacy: () => <Name>{pharmacy}</Name>, at: () => <Time at={at} timeZone={timeZone} /> })}</p>
            <ul className="mt-1 text-ink-soft">
              {items.map(({ medication, quantity, unit }) => (
                <li key={medication}>
                  <Name>{medications?.[medication]?.drug ?? ""}</Name>: {quantity === "all" ? t("all") : [quantity, unit].filter(Boolean).join(" ")}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}
