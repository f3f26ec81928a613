import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Stat, StatList } from "@/components/ui/stat";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import type { DoctorCounts } from "@/lib/domain/doctors/schema";

/** The figures an administrator wants first; each is counted when the page is opened. */
export function Overview({ counts, inProgress }: { counts: z.input<typeof DoctorCounts>; inProgress: number }) {
  const t = useTranslations("adminOverview");
  const { pending, verified, rejected, waitingSince } = counts;
  return (
    <section aria-label={t("label")} className="mb-10">
      <StatList>
        <Stat
          label={t("pending")}
          value={pending}
          note={waitingSince ? t.rich("pendingSince", { when: () => <Time at={waitingSince} timeZone={defaultTimeZone} format="date" /> }) : t("pendingNone")}
        />
        <Stat label={t("verified")} value={verified} />
        <Stat label={t("rejected")} value={rejected} />
        <Stat label={t("inProgress")} value={inProgress} note={t("inProgressNote")} />
      </StatList>
    </section>
  );
}
