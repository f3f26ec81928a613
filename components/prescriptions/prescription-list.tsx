import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { z } from "zod";
import { ForPatient } from "@/components/patients/for-patient";
import { LinkPending } from "@/components/ui/link-pending";
import { Name } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import type { PrescriptionSummary } from "@/lib/domain/prescriptions/schema";
import { PrescriptionBadge } from "./prescription-badge";

interface PrescriptionListProps {
  prescriptions: readonly z.input<typeof PrescriptionSummary>[];
  href: (id: string) => string;
  timeZone: string;
  /** Which of the two people to name; left out if the page already names them. */
  named?: "doctor" | "patient";
  /** The account that reads the list: a prescription of somebody else names its patient. */
  readerId?: string;
}

/** Links to prescriptions, without anything clinical. */
export function PrescriptionList({ prescriptions, href, timeZone, named, readerId }: PrescriptionListProps) {
  const t = useTranslations("paper");
  return (
    <ul className="grid gap-3">
      {prescriptions.map((prescription) => {
        const { id, status, signedAt, createdAt } = prescription;
        const at = signedAt ?? createdAt;
        return (
          <li key={id}>
            <Link href={href(id)} className="relative flex min-h-16 items-center gap-4 rounded-lg border border-line bg-surface px-4 py-3 transition-colors duration-150 hover:border-primary sm:px-5">
              <span aria-hidden="true" className="font-display text-3xl leading-none text-primary">
                ℞
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{named ? <Name>{prescription[named].name}</Name> : t("of", { kind: status === "draft" ? "draft" : "signed" })}</span>
                {readerId && prescription.patient.id !== readerId ? (
                  <span className="block text-sm font-semibold text-primary wrap-anywhere">
                    <ForPatient patient={prescription.patient} />
                  </span>
                ) : null}
                <span className="block text-sm text-ink-soft">
                  <Time at={at} timeZone={timeZone} format={named ? "date" : "short"} zone={!named} />
                </span>
              </span>
              <PrescriptionBadge status={status} />
              <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-ink-faint" />
              <LinkPending />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
