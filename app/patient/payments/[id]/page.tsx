import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Fact, FactList } from "@/components/consultations/fact-list";
import { DoctorName } from "@/components/doctors/doctor-name";
import { PrintButton } from "@/components/prescriptions/print-button";
import { buttonClasses } from "@/components/ui/button-classes";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Fee } from "@/components/ui/fee";
import { Money } from "@/components/ui/money";
import { Name } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import { readPayment } from "@/lib/domain/payments/read";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../../own-profile";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payments"))("receipt"), robots: { index: false } };
}

/** One payment as a receipt, to read and to print: what was paid, for which visit with whom, and what came back. */
export default async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await signedInContext(`/patient/payments/${id}`, "patient");
  const [payment, profile, t] = await Promise.all([orNotFound(readPayment(context, { id })), ownProfile(), getTranslations("payments")]);
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  const { doctor, patient, startsAt, paidAt, refund, status, provider, consultationId } = payment;
  const hasReceipt = paidAt !== null && ["paid", "refund_due", "refunded"].includes(status);
  return (
    <div className="page-body max-w-3xl print:p-0">
      <PageHeader title={t(paidAt ? "receipt" : "onePayment")} back={{ href: "/patient/payments", label: t("backToList") }} />
      <Card>
        <FactList>
          <Fact label={t("number")}>
            <span className="wrap-anywhere tabular-nums">{payment.id}</span>
          </Fact>
          <Fact label={t("patient")}>
            <Name>{patient.name}</Name>
          </Fact>
          <Fact label={t("doctor")} note={t("registration", { number: doctor.registrationNumber })}>
            <DoctorName name={doctor.name} />
          </Fact>
          <Fact label={t("visit")}>
            <Time at={startsAt} timeZone={timeZone} format="full" zone />
          </Fact>
          <Fact label={t("amount")} note={t(status === "pending" && provider === null ? "atPractice" : `states.${status}`)}>
            <Fee value={payment} />
          </Fact>
          {paidAt ? (
            <Fact label={t("paidAt")}>
              <Time at={paidAt} timeZone={timeZone} format="full" zone />
            </Fact>
          ) : null}
          {refund ? (
            <Fact label={t("refund")} note={refund.rule ? t(`rules.${refund.rule}`) : undefined}>
              <Money value={refund} />
              {refund.refundedAt ? (
                <>
                  , <Time at={refund.refundedAt} timeZone={timeZone} format="date" />
                </>
              ) : null}
            </Fact>
          ) : null}
        </FactList>
        {provider === "simulated" && paidAt ? <p className="mt-4 border-t border-line pt-4 text-sm text-ink-soft">{t("simulated")}</p> : null}
      </Card>
      <div className="mt-6 flex flex-wrap items-center gap-3 print:hidden">
        {hasReceipt ? (
          <a href={`/api/v1/payments/${id}/receipt`} className={buttonClasses({ variant: "secondary", size: "sm" })}>
            {t("pdf")}
          </a>
        ) : null}
        <PrintButton label={t("print")} />
        <ButtonLink href={`/patient/consultations/${consultationId}`} variant="quiet" size="sm">
          {t("toConsultation")}
        </ButtonLink>
      </div>
    </div>
  );
}
