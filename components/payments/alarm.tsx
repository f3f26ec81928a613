import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { FormAction } from "@/components/ui/form-feedback";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { Payment } from "@/lib/domain/payments/schema";
import type { FormState } from "@/lib/http/web/action";

interface AlarmProps {
  payment: z.input<typeof Payment>;
  timeZone: string;
  close: FormAction<FormState>;
}

/** Why an administrator has to look at a payment, the charge that is not what was asked for, and the way to close it with a reason. */
export function Alarm({ payment, timeZone, close }: AlarmProps) {
  const t = useTranslations("payments");
  const { id, alarm, alarmedCharge: charge } = payment;
  if (!alarm) return <span aria-hidden="true">–</span>;
  const why = t(`alarms.${alarm}`);
  return (
    <div className="grid justify-items-start gap-2 max-sm:justify-items-end">
      <Badge tone="danger">{why}</Badge>
      {charge ? (
        <p className="text-sm text-ink-soft">
          {t.rich("alarmCharge", { paid: () => <Money value={charge} />, asked: () => <Money value={payment} /> })}
          <span className="block font-mono break-all">{t("alarmChargeId", { id: charge.chargeId })}</span>
          <Time at={charge.at} timeZone={timeZone} className="block" />
        </p>
      ) : null}
      <ConfirmDialog
        id={`close-${id}`}
        title={t("closeAlarmTitle")}
        description={t("closeAlarmText")}
        openLabel={<><span aria-hidden="true">{t("closeAlarm")}</span><span className="sr-only">{t("closeAlarmOf", { why })}</span></>}
        confirmLabel={t("closeAlarmConfirm")}
        keepLabel={t("closeAlarmKeep")}
        pendingLabel={t("closing")}
        tone="primary"
        action={close}
        values={{ id, alarm }}
        reason={{ label: t("closeAlarmReason"), hint: t("closeAlarmHint"), maxLength: 1000 }}
      />
    </div>
  );
}
