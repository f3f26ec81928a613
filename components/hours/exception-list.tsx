import { useLocale, useTranslations } from "next-intl";
import type { z } from "zod";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatWall } from "@/lib/clock/format-wall";
import type { PracticeException } from "@/lib/domain/availability/schedule/schema";

interface ExceptionListProps<State extends FormFeedback> {
  exceptions: readonly z.input<typeof PracticeException>[];
  doctorId: string;
  action: FormAction<State>;
}

/** Leave and extra hours that are not over, each with a button that takes it away. */
export function ExceptionList<State extends FormFeedback>({ exceptions, doctorId, action }: ExceptionListProps<State>) {
  const t = useTranslations("hours.exceptions");
  const locale = useLocale();
  if (exceptions.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <ul className="grid gap-3">
      {exceptions.map(({ id, kind, from, to, reason, replacesDay }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-surface p-4">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge tone={kind === "leave" ? "warning" : "success"}>{t(kind === "leave" ? "leave" : replacesDay ? "wholeDay" : "extra")}</Badge>
              <span className="font-medium">{formatWall(from, { until: to, locale })}</span>
            </p>
            {reason ? <p className="mt-1 text-sm wrap-anywhere text-ink-soft">{reason}</p> : null}
          </div>
          <ActionForm action={action} className="shrink-0">
            <input type="hidden" name="doctorId" value={doctorId} />
            <input type="hidden" name="exceptionId" value={id} />
            <SubmitButton variant="quiet" size="sm" aria-label={t("removeThis", { when: formatWall(from, { locale }) })} pendingLabel={t("removing")}>
              {t("remove")}
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
