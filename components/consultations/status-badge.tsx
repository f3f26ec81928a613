import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { Status } from "@/lib/domain/consultations/schema";

const looks: Record<Status, { tone: BadgeTone; dot?: boolean }> = {
  pending_payment: { tone: "warning" },
  scheduled: { tone: "leaf", dot: true },
  in_progress: { tone: "info", dot: true },
  completed: { tone: "success" },
  cancelled: { tone: "danger" },
  no_show: { tone: "neutral" },
  expired: { tone: "neutral" },
};

/** The state of a consultation. `overdue`: its time is over and nobody has closed it, so "booked" would mislead. */
export function StatusBadge({ status, overdue }: { status: Status; overdue?: boolean }) {
  const t = useTranslations("consultations");
  if (overdue && status === "scheduled") return <Badge tone="neutral">{t("notClosed")}</Badge>;
  return <Badge {...looks[status]}>{t(`status.${status}`)}</Badge>;
}
