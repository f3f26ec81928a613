import { useTranslations } from "next-intl";
import type { z } from "zod";
import { DoctorName } from "@/components/doctors/doctor-name";
import { Card, CardTitle } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea";
import type { Consultation } from "@/lib/domain/consultations/schema";
import { RewordForm } from "./reword-form";

/** The patient's complaint and, until the consultation starts, a form to change it. */
export function Complaint({ consultation }: { consultation: z.input<typeof Consultation> }) {
  const t = useTranslations("consultation");
  const { id, status, complaint, version, doctor } = consultation;
  const mayChange = status === "scheduled" || status === "pending_payment";
  return (
    <Card>
      <CardTitle>{t(status === "completed" ? "complaintPast" : "complaint")}</CardTitle>
      <p dir="auto" className="mt-2 wrap-anywhere whitespace-pre-line">{complaint}</p>
      <p className="mt-3 text-sm text-ink-soft">{t.rich("complaintFor", { doctor: () => <DoctorName name={doctor.name} /> })}</p>
      {mayChange ? (
        <RewordForm openLabel={t("complaintEdit")} success={t("saved")}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <TextareaField label={t("complaint")} hint={t("complaintHint")} name="complaint" defaultValue={complaint ?? ""} maxLength={2000} required />
          <SubmitButton size="sm" variant="secondary" className="self-start" pendingLabel={t("saving")}>
            {t("save")}
          </SubmitButton>
        </RewordForm>
      ) : null}
    </Card>
  );
}
