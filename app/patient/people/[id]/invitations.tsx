import { useTranslations } from "next-intl";
import type { z } from "zod";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardTitle } from "@/components/ui/card";
import { names } from "@/components/ui/name";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { Invitation } from "@/lib/domain/patients/invitations/schema";
import { withdrawAction } from "../actions";
import type { Person } from "./particulars";

/** The links that were sent and not used yet. */
export function Invitations({ person, invitations, timeZone }: { person: Person; invitations: readonly z.input<typeof Invitation>[]; timeZone: string }) {
  const t = useTranslations("people.invitations");
  return (
    <Card>
      <CardTitle>{t("title")}</CardTitle>
      <ul className="mt-2 divide-y divide-line">
        {invitations.map(({ id, kind, email, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="min-w-0">
              <p className="font-semibold wrap-anywhere">{email}</p>
              <p className="text-sm text-ink-soft">
                {t.rich(kind, names({ name: person.firstName }))}. {t.rich("until", { when: () => <Time at={expiresAt} timeZone={timeZone} zone /> })}
              </p>
            </div>
            <ActionForm action={withdrawAction}>
              <input type="hidden" name="id" value={person.id} />
              <input type="hidden" name="invitationId" value={id} />
              <SubmitButton variant="secondary" size="sm" pendingLabel={t("withdrawing")}>
                {t("withdraw")}
                <span className="sr-only"> {t("withdrawAloud", { email })}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Card>
  );
}
