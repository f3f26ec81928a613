import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RecordForm } from "@/components/consultations/record-form";
import { StatusBadge } from "@/components/consultations/status-badge";
import { ClientMessages } from "@/components/site/client-messages";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import { localDate } from "@/lib/domain/availability/local-day";
import { readConsultation } from "@/lib/domain/consultations/read";
import { listPrescriptions } from "@/lib/domain/prescriptions/list";
import { isPrescribable } from "@/lib/domain/prescriptions/prescription";
import { orNotFound } from "@/lib/http/page";
import { ownPractice } from "../../own-practice";
import { saveRecordAction } from "./actions";
import { Facts } from "./facts";
import { NextStep } from "./next-step";
import { Prescriptions } from "./prescriptions";

export async function generateMetadata(): Promise<Metadata> {
  // The title stands in the browser's history, so it names nobody.
  return { title: (await getTranslations("doctorVisit"))("title"), robots: { index: false } };
}

/** One consultation as its doctor works on it: the complaint, the record, and what can happen next. */
export default async function VisitPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { context, practice } = await ownPractice(`/doctor/consultations/${id}`);
  const [consultation, prescriptions, t, words] = await Promise.all([
    orNotFound(readConsultation(context, { id })),
    orNotFound(listPrescriptions(context, { consultationId: id })),
    getTranslations("doctorVisit"),
    getTranslations("visitRecord"),
  ]);
  const now = new Date();
  const timeZone = practice?.timeZone ?? defaultTimeZone;
  const { status, patient, startsAt, endsAt, complaint, notes, diagnosis, advice, version } = consultation;
  const mayPrescribe = isPrescribable({ status, completedAt: consultation.completedAt === null ? null : new Date(consultation.completedAt) }, now);
  const isOff = status === "cancelled" || status === "expired" || status === "pending_payment";
  return (
    <div className="page-body">
      <PageHeader
        eyebrow={<Time at={startsAt} timeZone={timeZone} zone />}
        title={patient.name}
        back={{ href: `/doctor?date=${localDate(new Date(startsAt), timeZone)}`, label: t("back") }}
        actions={<StatusBadge status={status} overdue={new Date(endsAt) < now} />}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8">
        <div className="grid gap-6">
          <Card>
            <CardTitle>{t("complaint")}</CardTitle>
            <p className="mt-2 text-lg wrap-anywhere whitespace-pre-line">{complaint}</p>
            <p className="mt-3 text-sm text-ink-soft">{t("complaintBy", { name: patient.name })}</p>
          </Card>
          {status === "in_progress" || status === "completed" ? <Prescriptions id={id} prescriptions={prescriptions.data} mayWrite={mayPrescribe} timeZone={timeZone} /> : null}
          {isOff ? null : (
            <Card>
              <CardTitle>{words("title")}</CardTitle>
              <p className="mt-1 mb-5 text-sm text-ink-soft">{words("lead", { name: patient.name })}</p>
              <ClientMessages of={["visitRecord"]}>
                <RecordForm id={id} version={version} saved={{ notes, diagnosis, advice }} mayComplete={status === "in_progress"} action={saveRecordAction} />
              </ClientMessages>
            </Card>
          )}
        </div>
        <aside className="order-first grid gap-4 lg:order-none">
          <NextStep consultation={consultation} timeZone={timeZone} now={now} />
          <Facts consultation={consultation} timeZone={timeZone} />
        </aside>
      </div>
    </div>
  );
}
