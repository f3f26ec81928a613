import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { PrescriptionStatus } from "@/lib/domain/prescriptions/schema";

const tones = { draft: "warning", signed: "success", superseded: "neutral", revoked: "danger" } as const;

/** The status of a prescription. */
export function PrescriptionBadge({ status }: { status: PrescriptionStatus }) {
  const t = useTranslations("paper.status");
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
