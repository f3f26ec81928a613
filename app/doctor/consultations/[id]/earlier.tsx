import { useTranslations } from "next-intl";
import Link from "next/link";
import type { z } from "zod";
import { ModeLabel } from "@/components/consultations/mode-label";
import { Card, CardTitle } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { ConsultationSummary } from "@/lib/domain/consultations/schema";

/** The patient's earlier completed consultations with this doctor, to read again. Each reading is audited. */
export function Earlier({ visits, timeZone }: { visits: readonly z.input<typeof ConsultationSummary>[]; timeZone: string }) {
  const t = useTranslations("doctorVisit");
  return (
    <Card>
      <CardTitle>{t("earlier")}</CardTitle>
      <ul className="mt-2 divide-y divide-line">
        {visits.map(({ id, startsAt, mode }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4">
            <Link href={`/doctor/consultations/${id}`} className="text-link inline-flex min-h-11 items-center">
              <Time at={startsAt} timeZone={timeZone} format="date" />
            </Link>
            <ModeLabel mode={mode} className="text-sm text-ink-soft" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
