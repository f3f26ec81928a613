import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Card, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { Time } from "@/components/ui/time";
import type { Contest } from "@/lib/domain/visits/contests/schema";

type Shown = z.input<typeof Contest>;

interface ContestsProps<State extends FormFeedback> {
  consultationId: string;
  contests: readonly Shown[];
  reader: "patient" | "doctor";
  /** Until when the reader's side may contest; null if not. */
  until: string | null;
  action: FormAction<State>;
  timeZone: string;
  now: Date;
}

/** How either side says that a visit was closed wrongly, and what became of it. Nothing if there is nothing to say. */
export function Contests<State extends FormFeedback>({ consultationId, contests, reader, until, action, timeZone, now }: ContestsProps<State>) {
  const t = useTranslations("visitOutcome.contest");
  const mayContest = until !== null && new Date(until) > now && !contests.some(({ side }) => side === reader);
  if (!mayContest && contests.length === 0) return null;
  return (
    <Card>
      <CardTitle>{t("title")}</CardTitle>
      {contests.map((contest) => (
        <Contested key={contest.id} contest={contest} reader={reader} timeZone={timeZone} />
      ))}
      {mayContest ? (
        <>
          <p className="mt-2 mb-4 text-ink-soft">{t.rich("lead", { until: () => <Time at={until} timeZone={timeZone} /> })}</p>
          <ConfirmDialog
            id="contest"
            title={t("ask")}
            description={t("askText")}
            openLabel={t("open")}
            confirmLabel={t("send")}
            keepLabel={t("keep")}
            pendingLabel={t("sending")}
            action={action}
            values={{ id: consultationId }}
            reason={{ label: t("text"), hint: t("textHint"), name: "text", maxLength: 2000 }}
            tone="primary"
          />
        </>
      ) : null}
    </Card>
  );
}

/** One objection with its state and the decision. */
export function Contested({ contest, reader, timeZone }: { contest: Shown; reader: "patient" | "doctor" | "admin"; timeZone: string }) {
  const t = useTranslations("visitOutcome.contest");
  const { side, status, text, createdAt, decidedAt, decisionReason } = contest;
  return (
    <div className="mt-3 border-t border-line pt-3 first-of-type:border-0 first-of-type:pt-0">
      <p>{t.rich("by", { by: side === reader ? "you" : side, when: () => <Time at={createdAt} timeZone={timeZone} /> })}</p>
      {text ? <p dir="auto" className="mt-1 wrap-anywhere whitespace-pre-line text-ink-soft">{text}</p> : null}
      <p className="mt-2 font-semibold">{t.rich(`status.${status}`, { when: () => (decidedAt ? <Time at={decidedAt} timeZone={timeZone} /> : null) })}</p>
      {decisionReason ? <p dir="auto" className="wrap-anywhere whitespace-pre-line">{t("reason", { reason: decisionReason })}</p> : null}
    </div>
  );
}
