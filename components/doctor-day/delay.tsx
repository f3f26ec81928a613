import { useTranslations } from "next-intl";
import type { z } from "zod";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { DELAY_MINUTES, type Delay as Stated } from "@/lib/domain/visits/waiting/schema";

interface DelayProps<State extends FormFeedback> {
  delay: z.input<typeof Stated>;
  action: FormAction<State>;
  timeZone: string;
}

/** How the doctor tells all who wait today that the day runs late, with one press. */
export function Delay<State extends FormFeedback>({ delay: { state, minutes, since }, action, timeZone }: DelayProps<State>) {
  const t = useTranslations("doctorDay.delay");
  const isOnTime = state === "on_time";
  return (
    <Card>
      <h3 className="text-lg">{t("title")}</h3>
      <p role="status" className="mt-1 text-ink-soft">
        {isOnTime ? t("onTime") : t.rich(state, { minutes: minutes ?? 0, since: () => (since ? <Time at={since} timeZone={timeZone} format="time" /> : null) })}
      </p>
      <ActionForm action={action} className="mt-3 flex flex-wrap gap-2">
        {DELAY_MINUTES.map((choice) => (
          <SubmitButton key={choice} name="choice" value={`late-${choice}`} size="sm" variant="secondary" aria-pressed={minutes === choice} className="aria-pressed:bg-leaf-100">
            {t("minutes", { minutes: choice })}
          </SubmitButton>
        ))}
        <SubmitButton name="choice" value="pause" size="sm" variant="secondary" aria-pressed={state === "pause"} className="aria-pressed:bg-leaf-100">
          {t("doPause")}
        </SubmitButton>
        {isOnTime ? null : (
          <SubmitButton name="choice" value="on_time" size="sm">
            {t("again")}
          </SubmitButton>
        )}
      </ActionForm>
    </Card>
  );
}
