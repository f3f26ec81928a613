import { useLocale, useTranslations } from "next-intl";
import { titled } from "@/components/doctors/doctor-name";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import type { FormAction } from "@/components/ui/form-feedback";
import type { FormState } from "@/lib/http/web/action";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { formatInstant } from "@/lib/clock/format-instant";
import { isolated } from "@/lib/domain/accounts/name";
import type { Notification } from "@/lib/domain/notifications/schema";
import type { Messages } from "@/messages/languages";

interface NotificationCardProps {
  notification: Notification;
  timeZone: string;
  /** Marks it as read and goes where it leads. */
  open: FormAction<FormState>;
  mark: FormAction<FormState>;
}

/** One notification in the reader's words: what happened, when, and the way there. */
export function NotificationCard({ notification, timeZone, open, mark }: NotificationCardProps) {
  const t = useTranslations("notifications");
  const { id, kind, readAt, createdAt } = notification;
  const text = useWords(notification, timeZone);
  return (
    <li className={`flex flex-col gap-3 border-b border-line py-4 sm:flex-row sm:items-start sm:justify-between ${readAt ? "" : "border-l-3 border-l-accent pl-4"}`}>
      <div className="min-w-0">
        <ActionForm action={open}>
          <input type="hidden" name="id" value={id} />
          <button type="submit" className={`min-h-11 text-left wrap-anywhere underline-offset-4 hover:underline ${readAt ? "" : "font-semibold"}`}>
            {text}
          </button>
        </ActionForm>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
          <Badge>{t(`kinds.${kind}`)}</Badge>
          <Time at={createdAt} timeZone={timeZone} />
          {readAt ? null : <Badge tone="leaf" dot>{t("isUnread")}</Badge>}
        </p>
      </div>
      <ActionForm action={mark} className="shrink-0">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="read" value={readAt ? "false" : "true"} />
        <SubmitButton variant="quiet" size="sm" pendingLabel={t("marking")} aria-label={`${t(readAt ? "markUnread" : "markRead")}: ${text}`}>
          {t(readAt ? "markUnread" : "markRead")}
        </SubmitButton>
      </ActionForm>
    </li>
  );
}

/** What it says. A notice that only a newer version knows is named by its kind. */
function useWords({ notice, kind, consultation }: Notification, timeZone: string): string {
  const t = useTranslations("notifications");
  const doctors = useTranslations("doctors");
  const locale = useLocale();
  if (!t.has(`notices.${notice as Notice}`)) return t(`kinds.${kind}`);
  return t(`notices.${notice as Notice}`, {
    when: consultation ? formatInstant(consultation.startsAt, { timeZone, zone: true, locale }) : "",
    doctor: consultation ? isolated(titled(consultation.doctorName, doctors)) : "",
    patient: consultation ? isolated(consultation.patientName) : "",
    isOwn: consultation?.isOwn === false ? "other" : "yes",
  });
}

type Notice = keyof Messages["notifications"]["notices"];
