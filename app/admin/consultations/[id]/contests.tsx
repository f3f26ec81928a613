import { useTranslations } from "next-intl";
import type { z } from "zod";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardTitle } from "@/components/ui/card";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea";
import { Contested } from "@/components/visits/contests";
import type { Consultation } from "@/lib/domain/consultations/schema";
import type { Contest } from "@/lib/domain/visits/contests/schema";
import { decideAction } from "./actions";

const outcomes = ["upheld", "completed", "patient", "doctor", "both"] as const;

interface ContestsProps {
  consultation: Pick<z.input<typeof Consultation>, "status" | "noShowBy">;
  contests: readonly z.input<typeof Contest>[];
  timeZone: string;
}

/** The objections to what a visit was closed as, with the form that decides about each open one. */
export function Contests({ consultation: { status, noShowBy }, contests, timeZone }: ContestsProps) {
  const t = useTranslations("adminContests");
  const now = status === "no_show" ? noShowBy : status;
  return contests.map((contest) => (
    <Card key={contest.id} className="mt-4">
      <CardTitle>{t("title")}</CardTitle>
      <div className="mt-2">
        <Contested contest={contest} reader="admin" timeZone={timeZone} />
      </div>
      {contest.status === "open" ? (
        <ActionForm action={decideAction} className="mt-5 flex flex-col gap-5 border-t border-line pt-5">
          <input type="hidden" name="id" value={contest.id} />
          <p className="text-ink-soft">{t("decideText")}</p>
          <RadioCards name="outcome" legend={t("outcome")} look="pairs" required options={outcomes.filter((one) => one !== now).map((value) => ({ value, label: t(`outcomes.${value}`) }))} />
          <TextareaField label={t("reason")} hint={t("reasonHint")} name="reason" minLength={10} maxLength={1000} required />
          <SubmitButton className="self-start" pendingLabel={t("saving")}>
            {t("save")}
          </SubmitButton>
        </ActionForm>
      ) : null}
    </Card>
  ));
}
