import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Dispensed } from "@/components/prescriptions/dispensed";
import { Paper } from "@/components/prescriptions/paper";
import { PdfLinks } from "@/components/prescriptions/pdf-links";
import { PrescriptionBadge } from "@/components/prescriptions/prescription-badge";
import { PrintButton } from "@/components/prescriptions/print-button";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Name, names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import { readPrescription } from "@/lib/domain/prescriptions/read";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { wholeAddress } from "@/lib/http/web/installation";
import { checkPath } from "@/lib/domain/prescriptions/paper/check-path";
import { ownPractice } from "../../own-practice";
import { revokeAction, signAction } from "./actions";

/** The words of each warning, under fields.drug. */
const warningText = { repeated: "repeated", taken_already: "takenAlready", told_taken: "toldTaken", allergy: "allergy", age: "age" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("paper"))("title"), robots: { index: false } };
}

/** A prescription as its doctor sees it: the draft to check and sign, or the signed one to correct or revoke. */
export default async function PrescriptionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { context, practice } = await ownPractice(`/doctor/prescriptions/${id}`);
  const [prescription, t, reasons] = await Promise.all([orNotFound(readPrescription(context, { id })), getTranslations("paper"), getTranslations("fields.drug")]);
  const { status, consultationId, patient, overrideReason, warnings = [], obstacles, medications, revokedReason, revokedAt, supersedesId, verificationCode } = prescription;
  const timeZone = practice?.timeZone ?? defaultTimeZone;
  const editor = `/doctor/consultations/${consultationId}/prescription`;
  const isUnknown = patient.ageYears === null || patient.gender === null || patient.address === null;
  return (
    <div className="page-body max-w-4xl print:p-0">
      <PageHeader
        title={t(status === "draft" ? "draftTitle" : "title")}
        eyebrow={<Name>{patient.name}</Name>}
        back={{ href: `/doctor/consultations/${consultationId}`, label: t("back") }}
        actions={<PrescriptionBadge status={status} />}
        className="print:hidden"
      />
      <div className="mb-6 grid gap-3 empty:hidden print:hidden">
        {obstacles.length > 0 ? (
          <Alert tone="danger" title={t("obstacles")}>
            <ul className="mt-1 grid gap-1">
              {obstacles.map(({ medication, rule }) => (
                <li key={medication}>
                  <strong className="font-semibold">{medications?.[medication]?.drug}</strong>: {reasons(rule)}
                </li>
              ))}
            </ul>
          </Alert>
        ) : null}
        {warnings.length > 0 ? (
          <Alert tone="warning" title={t("warnings")}>
            <ul className="mt-1 grid gap-1">
              {warnings.map(({ medication, reason, ingredient }) => (
                <li key={`${medication} ${reason} ${ingredient}`}>
                  <strong className="font-semibold">{medications?.[medication]?.drug}</strong>: {reasons(warningText[reason], { ingredient })}
                </li>
              ))}
            </ul>
          </Alert>
        ) : null}
        {overrideReason ? <Alert tone="info">{t("overridden", { reason: overrideReason })}</Alert> : null}
        {status === "draft" && isUnknown ? <Alert tone="warning">{t("incomplete")}</Alert> : null}
        {status === "superseded" ? <Alert tone="warning">{t("supersededNote")}</Alert> : null}
        {status === "revoked" && revokedAt ? (
          <Alert tone="danger" title={t.rich("revokedAt", { at: () => <Time at={revokedAt} timeZone={timeZone} /> })}>
            {revokedReason}
          </Alert>
        ) : null}
        {status === "signed" && supersedesId ? <Alert tone="info">{t("replaces")}</Alert> : null}
      </div>
      <Paper prescription={prescription} timeZone={timeZone} checkAddress={verificationCode ? wholeAddress(checkPath(id, verificationCode)) : undefined} />
      <Dispensed dispensations={prescription.dispensations} medications={prescription.medications} timeZone={timeZone} />
      <div className="mt-6 flex flex-wrap items-center gap-3 print:hidden">
        {status === "draft" ? (
          <>
            {obstacles.length === 0 ? (
              <ConfirmDialog
                id="sign"
                title={t("sign.title")}
                description={t.rich(isUnknown ? "sign.incomplete" : "sign.text", names({ name: patient.name }))}
                openLabel={t("sign.open")}
                openVariant="primary"
                openSize="md"
                confirmLabel={t("sign.confirm")}
                keepLabel={t("sign.keep")}
                pendingLabel={t("sign.pending")}
                action={signAction}
                values={{ id }}
                reason={warnings.length > 0 ? { label: t("overrideReason"), hint: t("overrideReasonHint"), name: "overrideReason", maxLength: 500 } : undefined}
                tone="primary"
              />
            ) : null}
            <ButtonLink href={`${editor}?draft=${id}`} variant="secondary">
              {t("goOn")}
            </ButtonLink>
          </>
        ) : null}
        {status === "signed" ? (
          <>
            <PrintButton label={t("print")} />
            <PdfLinks id={id} />
            <ButtonLink href={`${editor}?from=${id}`} variant="secondary" size="sm">
              {t("correct")}
            </ButtonLink>
            <ConfirmDialog
              id="revoke"
              title={t("revoke.title")}
              description={t.rich("revoke.text", names({ name: patient.name }))}
              openLabel={t("revoke.open")}
              openVariant="quiet"
              confirmLabel={t("revoke.confirm")}
              keepLabel={t("revoke.keep")}
              pendingLabel={t("revoke.pending")}
              action={revokeAction}
              values={{ id }}
              reason={{ label: t("revoke.reason"), hint: t("revoke.reasonHint"), maxLength: 500 }}
            />
          </>
        ) : null}
        {status === "superseded" || status === "revoked" ? <PdfLinks id={id} /> : null}
      </div>
    </div>
  );
}
