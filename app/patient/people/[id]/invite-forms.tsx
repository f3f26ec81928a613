import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardTitle } from "@/components/ui/card";
import { InputField } from "@/components/ui/input";
import { names } from "@/components/ui/name";
import { SubmitButton } from "@/components/ui/submit-button";
import { INVITATION_DAYS } from "@/lib/domain/patients/invitations/invitation";
import { inviteAction } from "../actions";
import type { Person } from "./particulars";

/** The form that asks somebody else to care for a person too. */
export function InviteCarer({ person }: { person: Person }) {
  const t = useTranslations("people.invite");
  const isSelf = person.relation === "self";
  return (
    <Card>
      <CardTitle>{isSelf ? t("titleSelf") : t.rich("title", names({ name: person.firstName }))}</CardTitle>
      <p className="mt-1 mb-4 text-ink-soft">{t(isSelf ? "textSelf" : "text")}</p>
      <LinkForm person={person} kind="care" label={t("email")} send={t("send")} />
    </Card>
  );
}

/** The form that sends a grown-up person the link to take the record over. */
export function HandOver({ person }: { person: Person }) {
  const t = useTranslations("people.handOver");
  const name = names({ name: person.firstName });
  return (
    <Card id="hand-over" className="scroll-mt-6">
      <CardTitle>{t.rich("title", name)}</CardTitle>
      <p className="mt-1 text-ink-soft">{t.rich("text", name)}</p>
      <p className="mt-2 mb-4 text-ink-soft">{t.rich("consequence", name)}</p>
      <LinkForm person={person} kind="own_account" label={t.rich("email", name)} send={<span>{t.rich("send", name)}</span>} />
    </Card>
  );
}

function LinkForm({ person, kind, label, send }: { person: Person; kind: "care" | "own_account"; label: ReactNode; send: ReactNode }) {
  const t = useTranslations("people.invite");
  return (
    <ActionForm action={inviteAction} success={t("sent", { days: INVITATION_DAYS })}>
      <input type="hidden" name="id" value={person.id} />
      <input type="hidden" name="kind" value={kind} />
      <InputField label={label} name="email" type="email" autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={254} required />
      <SubmitButton variant="secondary" className="self-start" pendingLabel={t("sending")}>
        {send}
      </SubmitButton>
    </ActionForm>
  );
}
