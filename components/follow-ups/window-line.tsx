import { useTranslations } from "next-intl";
import { names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import type { FollowUpWindow } from "@/lib/domain/consultations/follow-ups/schema";

interface WindowLineProps {
  window: FollowUpWindow;
  /** The name of the doctor with the title, or of the patient for a doctor who reads. */
  name: string;
  /** Whose visits they are, if not the reader's own. */
  patientName?: string;
  now: Date;
}

/** Free follow-up visits in one sentence: with whom, until when, how many are left. */
export function WindowLine({ window: { lastDay, endsAt, visitsLeft }, name, patientName, now }: WindowLineProps) {
  const t = useTranslations("followUps");
  // The day is one of the doctor's zone, whatever the reader's is.
  const day = () => <Time at={`${lastDay}T12:00:00Z`} timeZone="UTC" format="date" />;
  if (Date.parse(endsAt) <= now.getTime()) return t.rich("over", { ...names({ name }), day });
  const left = { left: visitsLeft, day };
  return patientName === undefined ? t.rich("until", { ...names({ name }), ...left }) : t.rich("untilFor", { ...names({ name, patient: patientName }), ...left });
}
