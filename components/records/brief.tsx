import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import type { z } from "zod";
import { Fact, FactList } from "@/components/consultations/fact-list";
import { FileList } from "@/components/files/file-card";
import { AgeText } from "@/components/patients/age-text";
import { Name, names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import type { Intake } from "@/lib/domain/consultations/intake/schema";
import type { Consultation, ConsultationSummary } from "@/lib/domain/consultations/schema";
import type { PrescriptionSummary } from "@/lib/domain/prescriptions/schema";
import type { Attachment } from "@/lib/domain/visits/attachments/schema";

interface BriefProps {
  consultation: z.input<typeof Consultation>;
  intake: Intake;
  /** Earlier completed visits of this patient with this doctor, newest first. */
  earlier: readonly z.input<typeof ConsultationSummary>[];
  /** Prescriptions of this doctor for this patient from before this visit. */
  prescriptions: readonly z.input<typeof PrescriptionSummary>[];
  /** The files of the visit, of which those of the intake are shown. */
  files: readonly Attachment[];
  timeZone: string;
  /** Links open in a tab of their own, where leaving the page would leave a call. */
  inRoom?: boolean;
  /** Stands right after the allergies. */
  children?: ReactNode;
}

/** What a doctor needs to know at the start of a visit: allergies first, then what the patient told, who it is, and what went before. */
export function BriefFacts({ consultation, intake, earlier, prescriptions, files, timeZone, inRoom, children }: BriefProps) {
  const t = useTranslations("brief");
  const genders = useTranslations("paper.gender");
  const { patient, bookedBy, complaint } = consultation;
  const told = files.filter(({ place }) => place === "intake");
  const open = inRoom ? { target: "_blank", rel: "noopener" } : {};
  const measures = [intake.heightCm === null ? null : t("height", { value: intake.heightCm }), intake.weightKg === null ? null : t("weight", { value: intake.weightKg })].filter((one) => one !== null);
  return (
    <div className="flex flex-col gap-4">
      <section aria-label={t("allergies")} className={intake.allergies ? "rounded-md border border-danger/30 bg-danger-soft px-4 py-3" : "rounded-md border border-line px-4 py-3"}>
        <h3 className="flex items-center gap-2 font-sans text-sm font-semibold">
          {intake.allergies ? <TriangleAlert aria-hidden="true" className="size-4 text-danger" /> : null}
          {t("allergies")}
        </h3>
        <Told text={intake.allergies} none={t("notTold")} />
      </section>
      {children}
      <FactList>
        <Fact label={t("complaint")} note={t.rich("complaintBy", names({ name: bookedBy.name }))}>
          <Told text={complaint} none={t("notTold")} />
        </Fact>
        {intake.since ? <Fact label={t("since")}><Told text={intake.since} none={t("notTold")} /></Fact> : null}
        <Fact label={t("medicines")}><Told text={intake.medicines} none={t("notTold")} /></Fact>
        <Fact label={t("history")}><Told text={intake.history} none={t("notTold")} /></Fact>
        {told.length > 0 ? (
          <Fact label={t("files")}>
            <div className="mt-2"><FileList files={told} /></div>
          </Fact>
        ) : null}
        <Fact label={t("patient")} note={patient.id === bookedBy.id ? t("bookedBySelf") : t.rich("bookedBy", names({ name: bookedBy.name }))}>
          <Name>{patient.name}</Name>, <AgeText age={patient.age} />, {genders(patient.gender ?? "unknown")}
        </Fact>
        <Fact label={t("measures")}>{measures.length > 0 ? measures.join(" · ") : <span className="font-normal text-ink-soft">{t("notTold")}</span>}</Fact>
        <Fact label={t("earlier")}>
          {earlier.length === 0 ? <span className="font-normal text-ink-soft">{t("noEarlier")}</span> : null}
          <ul>
            {earlier.map(({ id, startsAt }) => (
              <li key={id}>
                <Link href={`/doctor/consultations/${id}`} {...open} className="text-link inline-flex min-h-11 items-center">
                  <Time at={startsAt} timeZone={timeZone} format="date" />
                  {inRoom ? <span className="sr-only"> {t("newTab")}</span> : null}
                </Link>
                {prescriptions.filter(({ consultationId }) => consultationId === id).map((one) => (
                  <Link key={one.id} href={`/doctor/prescriptions/${one.id}`} {...open} className="text-link ml-4 inline-flex min-h-11 items-center">
                    {t("prescription")}
                    {inRoom ? <span className="sr-only"> {t("newTab")}</span> : null}
                  </Link>
                ))}
              </li>
            ))}
          </ul>
        </Fact>
      </FactList>
      {intake.savedAt && intake.author ? (
        <p className="text-sm text-ink-soft">{t.rich("told", { ...names({ name: intake.author.name }), when: () => <Time at={intake.savedAt!} timeZone={timeZone} /> })}</p>
      ) : (
        <p className="text-sm text-ink-soft">{t("nothingTold")}</p>
      )}
    </div>
  );
}

const Told = ({ text, none }: { text: ReactNode; none: string }) =>
  text ? <span dir="auto" className="block font-normal wrap-anywhere whitespace-pre-line">{text}</span> : <span className="block font-normal text-ink-soft">{none}</span>;
