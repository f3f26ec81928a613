import { useTranslations } from "next-intl";
import { titled } from "@/components/doctors/doctor-name";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import type { FollowUpWindow } from "@/lib/domain/consultations/follow-ups/schema";
import { WindowLine } from "./window-line";

interface WindowsProps {
  windows: readonly FollowUpWindow[];
  /** The account that reads: its own visits are not named after it. */
  readerId: string;
  now: Date;
  className?: string;
}

/** The free follow-up visits that can be booked, with the way there. Nothing if there are none. */
export function FollowUpWindows({ windows, readerId, now, className }: WindowsProps) {
  const t = useTranslations("followUps");
  const words = useTranslations("doctors");
  if (windows.length === 0) return null;
  return (
    <section aria-label={t("list")} className={className}>
      <ul className="grid gap-3">
        {windows.map((window) => (
          <li key={window.id}>
            <Alert tone="success">
              <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                <span>
                  <WindowLine window={window} name={titled(window.doctor.name, words)} patientName={window.patient.id === readerId ? undefined : window.patient.name} now={now} />
                </span>
                {window.visitsLeft > 0 && Date.parse(window.endsAt) > now.getTime() ? (
                  <ButtonLink href={`/doctors/${window.doctor.id}?for=${window.patient.id}`} variant="secondary" size="sm">{t("book")}</ButtonLink>
                ) : null}
              </span>
            </Alert>
          </li>
        ))}
      </ul>
    </section>
  );
}
