import { CheckCircle2, Circle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { z } from "zod";
import { AgeText } from "@/components/patients/age-text";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { Name, names } from "@/components/ui/name";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { CheckKind } from "@/lib/domain/consultations/checks/schema";
import type { Consultation } from "@/lib/domain/consultations/schema";
import { ADULT_YEARS } from "@/lib/domain/patients/patient";

interface ChecksProps<State extends FormFeedback> {
  consultation: z.input<typeof Consultation>;
  timeZone: string;
  action: FormAction<State>;
}

/** What the doctor confirms: who the patient is, the adult beside a minor, consent, and whether it is the same condition as last time. */
export function Checks<State extends FormFeedback>({ consultation, timeZone, action }: ChecksProps<State>) {
  const t = useTranslations("visitChecks");
  const adults = useTranslations("adultRelation");
  const { id, status, patient, bookedBy, accompaniedBy, checks = [], visitKind, consent } = consultation;
  const mayConfirm = status === "scheduled" || status === "in_progress";
  const isMinor = patient.age !== null && patient.age.years < ADULT_YEARS;
  const newest = (kind: CheckKind) => checks.find((check) => check.kind === kind);
  const send = (kind: CheckKind, holds: boolean, label: string, isQuiet = false) => (
    <ActionForm action={action} className="contents">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="holds" value={String(holds)} />
      <SubmitButton size="sm" variant={isQuiet ? "quiet" : "secondary"} pendingLabel={t("saving")}>{label}</SubmitButton>
    </ActionForm>
  );
  /** One confirmation: to give, or as it was given. */
  const row = (kind: "identity" | "adult", what: ReactNode) => {
    const check = newest(kind);
    return (
      <Row key={kind} isDone={check?.holds === true} title={t(`${kind}.title`)}>
        <p>{what}</p>
        {check?.holds ? <p className="text-sm text-ink-soft">{t.rich("confirmed", { when: () => <Time at={check.at} timeZone={timeZone} /> })}</p> : null}
        {mayConfirm ? <div className="mt-1">{check?.holds ? send(kind, false, t("takeBack"), true) : send(kind, true, t(`${kind}.confirm`))}</div> : check?.holds ? null : <p className="text-sm text-ink-soft">{t("notConfirmed")}</p>}
      </Row>
    );
  };
  return (
    <ul className="flex flex-col divide-y divide-line">
      {row("identity", <><Name>{patient.name}</Name>, <AgeText age={patient.age} /></>)}
      {accompaniedBy ? row("adult", t.rich("adult.is", { ...names({ name: accompaniedBy.name }), relation: adults(accompaniedBy.relation) })) : null}
      {isMinor && !accompaniedBy ? <Row title={t("adult.title")}><p>{t("adult.none", { years: ADULT_YEARS })}</p></Row> : null}
      {visitKind?.lastVisitAt ? (
        <Row isDone={visitKind.sameCondition !== null} title={t("condition.title")}>
          <p className="font-semibold">{t(`condition.${visitKind.kind}`)}</p>
          <p className="text-sm text-ink-soft">{t.rich(visitKind.mayFollowUp ? "condition.last" : "condition.tooLong", { when: () => <Time at={visitKind.lastVisitAt!} timeZone={timeZone} format="date" /> })}</p>
          {visitKind.sameCondition === null ? null : <p className="text-sm text-ink-soft">{t(visitKind.sameCondition ? "condition.same" : "condition.other")}</p>}
          {mayConfirm && visitKind.mayFollowUp ? (
            <div className="mt-1 flex flex-wrap gap-2">
              {visitKind.sameCondition === true ? null : send("condition", true, t("condition.confirm"))}
              {visitKind.sameCondition === false ? null : send("condition", false, t("condition.deny"), visitKind.sameCondition === true)}
            </div>
          ) : null}
        </Row>
      ) : (
        <Row isDone title={t("condition.title")}><p className="font-semibold">{t("condition.first")}</p><p className="text-sm text-ink-soft">{t("condition.none")}</p></Row>
      )}
      {consent ? (
        <Row isDone title={t("consent.title")}>
          <p>{t.rich(`consent.${consent.kind}`, { ...names({ name: bookedBy.name }), when: () => <Time at={consent.at} timeZone={timeZone} /> })}</p>
          {mayConfirm && consent.kind === "implied" ? <div className="mt-1">{send("consent", true, t("consent.confirm"), true)}</div> : null}
        </Row>
      ) : null}
    </ul>
  );
}

/** One line with a mark that says whether it is settled. */
function Row({ isDone, title, children }: { isDone?: boolean; title: string; children: ReactNode }) {
  const Mark = isDone ? CheckCircle2 : Circle;
  return (
    <li className="flex gap-3 py-3 first:pt-0 last:pb-0">
      <Mark aria-hidden="true" className={isDone ? "mt-0.5 size-5 shrink-0 text-success" : "mt-0.5 size-5 shrink-0 text-ink-faint"} />
      <div className="min-w-0 wrap-anywhere">
        <p className="text-sm text-ink-soft">{title}</p>
        {children}
      </div>
    </li>
  );
}
