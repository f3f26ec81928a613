import { useLocale, useTranslations } from "next-intl";
import type { z } from "zod";
import type { Dashboard } from "@/lib/domain/analytics/schema";
import { ShareBar } from "./share-bar";

/** The consultations of a period by outcome, by mode, and by first visit or follow-up. */
export function Split({ consultations: { byStatus, byMode, first, followUp } }: Pick<z.input<typeof Dashboard>, "consultations">) {
  const t = useTranslations("analytics");
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const format = (value: number, share: number) => `${new Intl.NumberFormat(locale).format(value)} (${percent.format(share)})`;
  return (
    <div className="grid gap-8 md:grid-cols-3">
      <ShareBar
        title={t("split.decided")}
        format={format}
        parts={[
          { key: "completed", label: t("outcome.completed"), look: "deep", value: byStatus.completed },
          { key: "cancelled", label: t("outcome.cancelled"), look: "gold", value: byStatus.cancelled },
          { key: "missed", label: t("outcome.missed"), look: "blue", value: byStatus.no_show },
        ]}
      />
      <ShareBar
        title={t("split.mode")}
        format={format}
        parts={[
          { key: "video", label: t("mode.video"), look: "deep", value: byMode.video },
          { key: "audio", label: t("mode.audio"), look: "gold", value: byMode.audio },
          { key: "text", label: t("mode.text"), look: "blue", value: byMode.text },
        ]}
      />
      <ShareBar
        title={t("split.kind")}
        format={format}
        parts={[
          { key: "first", label: t("split.first"), look: "deep", value: first },
          { key: "followUp", label: t("split.followUp"), look: "gold", value: followUp },
        ]}
      />
    </div>
  );
}
