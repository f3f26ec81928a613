import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Editor } from "@/components/prescriptions/editor";
import { AgeText } from "@/components/patients/age-text";
import { ClientMessages } from "@/components/site/client-messages";
import { Alert } from "@/components/ui/alert";
import { Name } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { readConsultation } from "@/lib/domain/consultations/read";
import { listMedicines } from "@/lib/domain/prescriptions/list-medicines";
import { isPrescribable, PRESCRIBING_DAYS } from "@/lib/domain/prescriptions/prescription";
import { listPrescriptions } from "@/lib/domain/prescriptions/list";
import { listTemplates } from "@/lib/domain/prescriptions/templates/list";
import { readPrescription } from "@/lib/domain/prescriptions/read";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { editAction } from "./actions";
import { startOf } from "./prescription-input";

interface Props {
  params: Promise<{ id: string }>;
  /** `draft`: the draft to continue. `from`: the prescription that the new one corrects. */
  searchParams: Promise<{ draft?: string; from?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prescribe"))("title"), robots: { index: false } };
}

/** The page on which a doctor writes the prescription of a consultation. */
export default async function PrescribePage({ params, searchParams }: Props) {
  const [{ id }, { draft, from }] = await Promise.all([params, searchParams]);
  const context = await signedInContext(`/doctor/consultations/${id}/prescription`, "doctor");
  const source = draft ?? from;
  const [consultation, { data }, earlier, t, genders] = await Promise.all([
    orNotFound(readConsultation(context, { id })),
    orNotFound(listMedicines(context, { consultationId: id })),
    source === undefined ? undefined : orNotFound(readPrescription(context, { id: source })),
    getTranslations("prescribe"),
    getTranslations("paper.gender"),
  ]);
  if (earlier && (earlier.consultationId !== id || (draft !== undefined && earlier.status !== "draft"))) notFound();
  const { complaint, diagnosis, patient, status, completedAt } = consultation;
  const [{ data: last }, { data: templates }] = await Promise.all([listPrescriptions(context, { patientId: patient.id, status: "signed", limit: 1 }), listTemplates(context, {})]);
  const may = isPrescribable({ status, completedAt: completedAt === null ? null : new Date(completedAt) }, new Date());
  const begin = earlier ? startOf(earlier) : { start: { complaints: complaint ?? "", diagnosis: diagnosis ?? "" }, rows: 1 };
  const note = ({ list, problem }: (typeof data)[number]) => `${t("list", { list })} · ${t(`verdict.${problem ?? "allowed"}`)}`;
  return (
    <div className="page-body max-w-4xl">
      <PageHeader
        title={t(from ? "correctTitle" : "title")}
        eyebrow={
          <>
            <Name>{patient.name}</Name>, <AgeText age={patient.age} />, {genders(patient.gender ?? "unknown")}
          </>
        }
        lead={t(from ? "correctLead" : "lead")}
        back={{ href: `/doctor/consultations/${id}`, label: t("back") }}
      />
      {may ? (
        <ClientMessages of={["prescribe"]}>
          <Editor
            action={editAction}
            consultationId={id}
            draft={draft && earlier ? { id: earlier.id, version: earlier.version } : undefined}
            {...begin}
            hasLast={last.length > 0}
            templates={templates.map(({ id: template, name, medications, advice }) => ({ id: template, name, isFavourite: medications.length === 1 && advice === undefined }))}
            medicines={data.map((one) => ({ drug: one.drug, note: note(one) }))}
          />
        </ClientMessages>
      ) : (
        <Alert tone="warning">{t("notNow", { days: PRESCRIBING_DAYS })}</Alert>
      )}
    </div>
  );
}
