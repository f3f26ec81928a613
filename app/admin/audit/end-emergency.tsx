import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { names } from "@/components/ui/name";
import { endEmergencyAction } from "./actions";

/** Ends an emergency access early. */
export function EndEmergency({ accessId, patientName }: { accessId: string; patientName: string }) {
  const t = useTranslations("emergency.end");
  return (
    <ConfirmDialog
      id={`end-${accessId}`}
      title={t.rich("title", names({ patient: patientName }))}
      description={t("text")}
      openLabel={t("open")}
      confirmLabel={t("confirm")}
      keepLabel={t("keep")}
      pendingLabel={t("pending")}
      action={endEmergencyAction}
      values={{ id: accessId }}
      tone="primary"
    />
  );
}
