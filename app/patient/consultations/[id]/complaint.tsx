import { useTranslations } from "next-intl";
import type { z } from "zod";
import { DoctorName } from "@/components/doctors/doctor-name";
import { Card, CardTitle } from "@/components/ui/card";
import { FoldedForm } from "@/components/ui/folded-form";
import { names } from "@/components/ui/name";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea";
import type { Consultation } from "@/lib/domain/consultations/schema";
import { rewordAction } from "./actions";

interface ComplaintProps {
  consultation: z.input<typeof Consultation>;
  /** Who else reads it: of the reader's own complaint nobody or those who care for the reader; `other` is a complaint of somebody else. */
  readers: "own" | "shared" | "other";
}

const whoReads = { own: "complaintFor", shared: "complaintForShared", other: "complaintForOther" } as const;

/** The patient's complaint and, until the consultation starts, a form to change it. */
export function Complaint({ consultation, readers }: ComplaintProps) {
  const t = useTranslations("consultation");
  const { id, status, complaint, version, doctor, patient } = consultation;
  const patientName = names({ name: patient.name });
  const label = readers === "other" ? t.rich("complaintOf", patientName) : t("complaint");
  const pastLabel = readers === "other" ? t.rich("complaintPastOf", patientName) : t("complaintPast");
  const mayChange = status === "scheduled" || status === "pending_payment";
  return (
    <Card>
      <CardTitle>{status === "completed" ? pastLabel : label}</CardTitle>
      <p dir="auto" className="mt-2 wrap-anywhere whitespace-pre-line">{complaint}</p>
      <p className="mt-3 text-sm text-ink-soft">{t.rich(whoReads[readers], { ...patientName, doctor: () => <DoctorName name={doctor.name} /> })}</p>
      {mayChange ? (
        <FoldedForm action={rewordAction} openLabel={t("complaintEdit")} success={t("saved")}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <TextareaField label={label} hint={t("complaintHint")} name="complaint" defaultValue={complaint ?? ""} maxLength={2000} required />
          <SubmitButton size="sm" variant="secondary" className="self-start" pendingLabel={t("saving")}>
            {t("save")}
          </SubmitButton>
        </FoldedForm>
      ) : null}
    </Card>
  );
}
