import { useTranslations } from "next-intl";
import type { z } from "zod";
import { PrescriptionList } from "@/components/prescriptions/prescription-list";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardTitle } from "@/components/ui/card";
import type { PrescriptionSummary } from "@/lib/domain/prescriptions/schema";

interface PrescriptionsProps {
  id: string;
  prescriptions: readonly z.input<typeof PrescriptionSummary>[];
  mayWrite: boolean;
  timeZone: string;
}

/** The prescriptions of a consultation, drafts included, and the link to write one. */
export function Prescriptions({ id, prescriptions, mayWrite, timeZone }: PrescriptionsProps) {
  const t = useTranslations("paper");
  const open = prescriptions.find(({ status }) => status === "draft" || status === "signed");
  return (
    <Card>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <CardTitle>{t("cardTitle")}</CardTitle>
        {mayWrite && !open ? (
          <ButtonLink href={`/doctor/consultations/${id}/prescription`} size="sm">
            {t("write")}
          </ButtonLink>
        ) : null}
      </div>
      {prescriptions.length > 0 ? (
        <PrescriptionList prescriptions={prescriptions} href={(one) => `/doctor/prescriptions/${one}`} timeZone={timeZone} />
      ) : (
        <p className="text-ink-soft">{t("cardNone")}</p>
      )}
    </Card>
  );
}
