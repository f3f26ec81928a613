import { useTranslations } from "next-intl";
import { Name } from "@/components/ui/name";
import type { z } from "zod";
import { Time } from "@/components/ui/time";
import type { ConsultationSummary } from "@/lib/domain/consultations/schema";

interface DaySummaryProps {
  consultations: readonly z.input<typeof ConsultationSummary>[];
  tense: "past" | "today" | "ahead";
  timeZone: string;
  now: Date;
}

/** A day in a sentence: the number of consultations and, today, the next patient. */
export function DaySummary({ consultations, tense, timeZone, now }: DaySummaryProps) {
  const t = useTranslations("doctorDay");
  const held = consultations.filter(({ status }) => status !== "cancelled" && status !== "expired");
  const count = held.length;
  if (tense !== "today" || count === 0) return t("summary", { count });

  const open = held.filter(({ status, endsAt }) => status === "in_progress" || (status === "scheduled" && new Date(endsAt) > now));
  const [first] = open;
  if (!first) return t("summaryDone", { count });
  const who = () => <strong className="font-semibold text-ink"><Name>{first.patient.name}</Name></strong>;
  if (new Date(first.startsAt) <= now) return t.rich("summaryNow", { count, who });
  return t.rich("summaryNext", { count, who, when: () => <Time at={first.startsAt} timeZone={timeZone} format="time" /> });
}
