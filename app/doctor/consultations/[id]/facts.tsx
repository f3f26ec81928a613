import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Fact, FactList } from "@/components/consultations/fact-list";
import { ModeLabel } from "@/components/consultations/mode-label";
import { Card } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { Consultation } from "@/lib/domain/consultations/schema";
import { ModeSwitch } from "./mode-switch";

/** Time, mode, fee, and what has happened so far. */
export function Facts({ consultation, timeZone }: { consultation: z.input<typeof Consultation>; timeZone: string }) {
  const t = useTranslations("doctorVisit");
  const words = useTranslations("paper.modes");
  const { id, status, modeSwitches, startsAt, endsAt, mode, followUp, fee, payment, createdAt, consentAt, startedAt, completedAt } = consultation;
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  return (
    <Card>
      <FactList>
        <Fact label={t("when")} note={t("minutes", { minutes })}>
          <Time at={startsAt} timeZone={timeZone} format="date" />
          <br />
          <Time at={startsAt} until={endsAt} timeZone={timeZone} format="time" zone />
        </Fact>
        <Fact label={t("mode")}>
          <ModeLabel mode={mode} />
          {status === "in_progress" ? <ModeSwitch id={id} mode={mode} /> : null}
        </Fact>
        {modeSwitches.length > 0 ? (
          <Fact label={t("switches")}>
            {modeSwitches.map(({ at, from, to }) => (
              <span key={at} className="block">
                {t.rich("switched", { at: () => <Time at={at} timeZone={timeZone} format="time" />, from: words(from), to: words(to) })}
              </span>
            ))}
          </Fact>
        ) : null}
        <Fact label={t("kind")}>{t(followUp ? "followUp" : "first")}</Fact>
        <Fact label={t("fee")} note={payment ? t(`payment.${payment.status}`) : undefined}>
          <Money value={fee} />
        </Fact>
        <Fact label={t("booked")}>
          <Time at={createdAt} timeZone={timeZone} />
        </Fact>
        <Fact label={t("consent")} note={t("consentNote")}>
          <Time at={consentAt} timeZone={timeZone} />
        </Fact>
        {startedAt ? (
          <Fact label={t("started")}>
            <Time at={startedAt} timeZone={timeZone} />
          </Fact>
        ) : null}
        {completedAt ? (
          <Fact label={t("completed")}>
            <Time at={completedAt} timeZone={timeZone} />
          </Fact>
        ) : null}
      </FactList>
    </Card>
  );
}
