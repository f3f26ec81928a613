import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import type { z } from "zod";
import { DoctorName } from "@/components/doctors/doctor-name";
import { ForPatient } from "@/components/patients/for-patient";
import { LinkPending } from "@/components/ui/link-pending";
import { Name } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import { addDays } from "@/lib/clock/dates";
import { localDate } from "@/lib/clock/local-day";
import type { ConsultationSummary } from "@/lib/domain/consultations/schema";
import { DateLeaf } from "./date-leaf";
import { ModeLabel } from "./mode-label";
import { StatusBadge } from "./status-badge";

interface ConsultationCardProps {
  consultation: z.input<typeof ConsultationSummary>;
  /** The reader of the list: a patient sees the doctor's name, a doctor the patient's. */
  viewer: "patient" | "doctor";
  /** The account of the patient who reads the list. The card names the patient if the consultation is for another person. */
  readerId?: string;
  href: string;
  /** The reader's zone. */
  timeZone: string;
  /** The instant this page was rendered; decides what is "today" and what is "over". */
  now: Date;
  as?: "h2" | "h3";
  /** Buttons at the end; the rest of the card leads to `href`. */
  actions?: ReactNode;
}

/** A consultation in a list, without anything clinical. */
export function ConsultationCard({ consultation, viewer, readerId, href, timeZone, now, as: Heading = "h2", actions }: ConsultationCardProps) {
  const t = useTranslations("consultations");
  const { status, startsAt, endsAt, mode, followUp, doctor, patient } = consultation;
  const today = localDate(now, timeZone);
  const date = localDate(new Date(startsAt), timeZone);
  const near = date === today ? t("today") : date === addDays(today, 1) ? t("tomorrow") : undefined;
  return (
    <article className="relative flex flex-wrap items-center gap-x-5 gap-y-4 rounded-lg border border-line bg-surface p-4 transition-colors duration-150 hover:border-primary sm:p-5">
      <DateLeaf at={startsAt} timeZone={timeZone} />
      <div className="min-w-0 flex-1 basis-52">
        <Heading className="text-xl">
          <Link href={href} className="rounded-sm after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-(--focus)">
            {viewer === "patient" ? <DoctorName name={doctor.name} /> : <Name>{patient.name}</Name>}
            <LinkPending />
          </Link>
        </Heading>
        {viewer === "patient" && patient.id !== readerId ? (
          <p className="font-semibold text-primary wrap-anywhere">
            <ForPatient patient={patient} />
          </p>
        ) : null}
        <p className="mt-0.5 font-medium">
          <span className="whitespace-nowrap">{near ?? <Time at={startsAt} timeZone={timeZone} format="date" />},</span>{" "}
          <Time at={startsAt} until={endsAt} timeZone={timeZone} format="time" zone className="whitespace-nowrap" />
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
          <ModeLabel mode={mode} />
          <span>{t(followUp ? "followUp" : "first")}</span>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <StatusBadge status={status} overdue={new Date(endsAt) < now} />
        {actions ? <div className="relative">{actions}</div> : null}
      </div>
    </article>
  );
}
