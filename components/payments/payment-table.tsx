import { useTranslations } from "next-intl";
import Link from "next/link";
import type { z } from "zod";
import { DoctorName } from "@/components/doctors/doctor-name";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Fee } from "@/components/ui/fee";
import type { FormAction } from "@/components/ui/form-feedback";
import { Money } from "@/components/ui/money";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Payment } from "@/lib/domain/payments/schema";
import type { FormState } from "@/lib/http/web/action";
import { Alarm } from "./alarm";

type Row = z.input<typeof Payment>;
const tones: Record<Row["status"], BadgeTone> = { pending: "warning", paid: "success", failed: "danger", refund_due: "info", refunded: "neutral", void: "neutral" };

/** Payments in a list, with what is given back. `portal` is where their visits are read. For an administrator: `closeAlarm` closes what has to be looked at. */
export function PaymentTable({ payments, portal, timeZone, closeAlarm }: { payments: readonly Row[]; portal: "patient" | "admin"; timeZone: string; closeAlarm?: FormAction<FormState> }) {
  const t = useTranslations("payments");
  return (
    <Table
      caption={t("caption")}
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "visit",
          header: t("visit"),
          title: true,
          cell: ({ consultationId, startsAt }) => (
            <Link href={`/${portal}/consultations/${consultationId}`} className="text-link inline-flex min-h-11 items-center">
              <Time at={startsAt} timeZone={timeZone} />
            </Link>
          ),
        },
        { key: "doctor", header: t("doctor"), cell: ({ doctor }) => <DoctorName name={doctor.name} /> },
        { key: "amount", header: t("amount"), align: "end", cell: (payment) => (portal === "patient" ? <Link href={`/patient/payments/${payment.id}`} className="text-link inline-flex min-h-11 items-center"><Fee value={payment} /><span className="sr-only">, {t("open")}</span></Link> : <Fee value={payment} />) },
        {
          key: "status",
          header: t("status"),
          cell: ({ status, provider, paidAt }) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              <Badge tone={tones[status]}>{t(status === "pending" && provider === null ? "atPractice" : `states.${status}`)}</Badge>
              {paidAt ? <Time at={paidAt} timeZone={timeZone} format="date" className="text-sm text-ink-soft" /> : null}
            </span>
          ),
        },
        {
          key: "refund",
          header: t("refund"),
          cell: ({ refund }) =>
            refund ? (
              <>
                <Money value={refund} />
                {refund.rule ? <span className="block text-sm text-ink-soft">{t(`rules.${refund.rule}`)}</span> : null}
                {refund.refundedAt ? <Time at={refund.refundedAt} timeZone={timeZone} format="date" className="block text-sm text-ink-soft" /> : null}
              </>
            ) : (
              <span aria-hidden="true">–</span>
            ),
        },
        ...(closeAlarm ? [{ key: "alarm", header: t("alarm"), cell: (payment: Row) => <Alarm payment={payment} timeZone={timeZone} close={closeAlarm} /> }] : []),
      ]}
    />
  );
}
