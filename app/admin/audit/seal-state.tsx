import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { Stat, StatList } from "@/components/ui/stat";
import { Time } from "@/components/ui/time";
import type { AuditState } from "@/lib/domain/audit/seals/schema";

/** How far the audit is sealed, and whether the checks found it unchanged. */
export function SealState({ state, timeZone, now }: { state: z.input<typeof AuditState>; timeZone: string; now: Date }) {
  const t = useTranslations("adminAudit.seals");
  const format = useFormatter();
  const { newest, unsealed, check, wholeCheckAt } = state;
  const at = (when: string) => () => <Time at={when} timeZone={timeZone} />;
  return (
    <section aria-label={t("label")} className="mb-8 grid gap-4">
      {check && check.findings > 0 ? (
        <Alert tone="danger" title={t("tampered", { count: check.findings })}>
          {t("tamperedText")}
        </Alert>
      ) : null}
      <StatList>
        <Stat label={t("sealed")} value={newest ? t("number", { seq: newest.seq }) : t("none")} note={newest ? t.rich("sealedAt", { when: at(newest.sealedAt) }) : t("noneText")} />
        <Stat label={t("waiting")} value={unsealed.rows >= 10_000 ? t("many") : unsealed.rows} note={unsealed.oldestAt ? t.rich("waitingSince", { when: at(unsealed.oldestAt) }) : t("waitingNone")} />
        <Stat
          label={t("checked")}
          value={check ? t(check.findings > 0 ? "bad" : "good") : t("never")}
          note={check ? t.rich("checkedAt", { when: at(check.at), seq: check.throughSeq }) : t("neverText")}
        />
        <Stat
          label={t("whole")}
          value={wholeCheckAt ? format.relativeTime(new Date(wholeCheckAt), { now, style: "short" }) : t("never")}
          note={wholeCheckAt ? t.rich("wholeAt", { when: at(wholeCheckAt) }) : t("wholeNever")}
        />
      </StatList>
    </section>
  );
}
