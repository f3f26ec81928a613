import { useTranslations } from "next-intl";
import { titled } from "@/components/doctors/doctor-name";
import { Card, CardTitle } from "@/components/ui/card";
import { names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import { isKnownRelation } from "@/lib/domain/visits/guests/schema";
import type { Timeline as Told } from "@/lib/domain/visits/outcome/schema";

interface TimelineProps {
  timeline: Pick<Told, "entries" | "presence">;
  timeZone: string;
  className?: string;
}

/** What happened in and around the room of a visit, line by line, in the reader's zone; nothing before anything has happened. */
export function Timeline({ timeline: { entries, presence }, timeZone, className }: TimelineProps) {
  const t = useTranslations("visitOutcome.timeline");
  const doctors = useTranslations("doctors");
  const relations = useTranslations("room.guest.relations");
  if (entries.length === 0) return null;
  const together = Math.round(presence.togetherSeconds / 60);
  return (
    <Card className={className}>
      <CardTitle>{t("title")}</CardTitle>
      <ol className="mt-3 grid gap-2">
        {entries.map(({ at, kind, who, guest, seconds }, n) => {
          const name = who ? (who.role === "doctor" ? titled(who.name, doctors) : who.name) : "";
          const isLong = seconds !== null && seconds >= 90;
          const words = kind === "lostFor" && isLong ? "lostForMinutes" : kind;
          const relation = guest && (isKnownRelation(guest.relation) ? relations(guest.relation) : guest.relation);
          const gaps = { ...names({ name, guest: guest?.name ?? "", relation: relation ?? "" }), role: who?.role ?? "nobody", by: who === null ? "nobody" : who.isYou ? "you" : "other", seconds: seconds ?? 0, minutes: Math.round((seconds ?? 0) / 60) };
          return (
            <li key={n} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3">
              <Time at={at} timeZone={timeZone} format="time" className="text-ink-soft tabular-nums" />
              <span>{t.rich(words, gaps)}</span>
            </li>
          );
        })}
      </ol>
      {together > 0 ? <p className="mt-3 border-t border-line pt-3 text-sm text-ink-soft">{t("together", { minutes: together })}</p> : null}
    </Card>
  );
}
