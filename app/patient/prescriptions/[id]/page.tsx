import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Dispensed } from "@/components/prescriptions/dispensed";
import { Paper } from "@/components/prescriptions/paper";
import { PdfLinks } from "@/components/prescriptions/pdf-links";
import { PrescriptionBadge } from "@/components/prescriptions/prescription-badge";
import { PrintButton } from "@/components/prescriptions/print-button";
import { ForPatient } from "@/components/patients/for-patient";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { Name } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import { readPrescription } from "@/lib/domain/prescriptions/read";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { wholeAddress } from "@/lib/http/web/installation";
import { signedInContext } from "@/lib/http/web/session";
import { checkPath } from "@/lib/domain/prescriptions/paper/check-path";
import { ownProfile } from "../../../own-profile";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("paper"))("title"), robots: { index: false } };
}

/** A prescription for its patient to read, print and show. */
export default async function PrescriptionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await signedInContext(`/patient/prescriptions/${id}`, "patient");
  const [prescription, profile, t] = await Promise.all([orNotFound(readPrescription(context, { id })), ownProfile(), getTranslations("paper")]);
  const { status, consultationId, doctor, patient, revokedReason, revokedAt, verificationCode } = prescription;
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  return (
    <div className="page-body max-w-4xl print:p-0">
      <PageHeader
        title={t("title")}
        eyebrow={<Name>{doctor.name}</Name>}
        lead={patient.id === context.actor.id ? undefined : <ForPatient patient={patient} />}
        back={{ href: "/patient/prescriptions", label: t("backToList") }}
        actions={<PrescriptionBadge status={status} />}
        className="print:hidden"
      />
      <div className="mb-6 grid gap-3 empty:hidden">
        {status === "superseded" ? <Alert tone="warning">{t("supersededForPatient")}</Alert> : null}
        {status === "revoked" && revokedAt ? (
          <Alert tone="danger" title={t.rich("revokedForPatient", { at: () => <Time at={revokedAt} timeZone={timeZone} format="date" /> })}>
            {revokedReason}
          </Alert>
        ) : null}
      </div>
      <Paper prescription={prescription} timeZone={timeZone} checkAddress={verificationCode ? wholeAddress(checkPath(id, verificationCode)) : undefined} />
      <Dispensed dispensations={prescription.dispensations} medications={prescription.medications} timeZone={timeZone} />
      <div className="mt-6 flex flex-wrap items-center gap-3 print:hidden">
        {status === "signed" ? <PrintButton label={t("print")} /> : null}
        <PdfLinks id={id} />
        <ButtonLink href={`/patient/consultations/${consultationId}`} variant="quiet" size="sm">
          {t("toConsultation")}
        </ButtonLink>
      </div>
    </div>
  );
}
