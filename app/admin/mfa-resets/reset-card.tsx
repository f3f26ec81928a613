import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Name, names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import { fullName } from "@/lib/domain/accounts/name";
import type { MfaReset } from "@/lib/domain/accounts/mfa-reset/schema";
import { approveResetAction, refuseResetAction } from "./actions";

/** One request: for whom, by whom, what was checked. Readers who may decide also see the decision. */
export function ResetCard({ reset, readerId }: { reset: z.input<typeof MfaReset>; readerId: string }) {
  const t = useTranslations("mfaResets");
  const { id, person, requestedBy, proof } = reset;
  const name = fullName(person);
  const isOwn = requestedBy.id === readerId;
  return (
    <Card>
      <h3 className="text-xl"><Name>{name}</Name></h3>
      <p className="text-ink-soft">
        <span className="break-all">{person.email}</span> · {t(`roles.${person.role}`)}
      </p>
      <dl className="mt-4 grid gap-3">
        <div>
          <dt className="text-sm text-ink-soft">{t("proof")}</dt>
          <dd className="max-w-reading whitespace-pre-line">{proof}</dd>
        </div>
        <div>
          <dt className="text-sm text-ink-soft">{t("askedBy")}</dt>
          <dd>
            {isOwn ? t("you") : <Name>{fullName(requestedBy)}</Name>}, <Time at={reset.createdAt} timeZone={defaultTimeZone} />
          </dd>
        </div>
        <div>
          <dt className="text-sm text-ink-soft">{t("expires")}</dt>
          <dd>
            <Time at={reset.expiresAt} timeZone={defaultTimeZone} />
          </dd>
        </div>
      </dl>
      <div className="mt-6 flex flex-wrap items-center gap-3">
        {isOwn || person.id === readerId ? (
          <p className="w-full text-ink-soft">{t(isOwn ? "needsAnother" : "aboutYou")}</p>
        ) : (
          <ConfirmDialog
            id={`approve-${id}`}
            title={t.rich("approveTitle", names({ name }))}
            description={t("approveText")}
            openLabel={t("approve")}
            confirmLabel={t("approve")}
            keepLabel={t("notYet")}
            pendingLabel={t("saving")}
            action={approveResetAction}
            values={{ id }}
            openVariant="primary"
          />
        )}
        <ConfirmDialog
          id={`refuse-${id}`}
          title={t.rich("refuseTitle", names({ name }))}
          description={t("refuseText")}
          openLabel={t(isOwn ? "withdraw" : "refuse")}
          confirmLabel={t(isOwn ? "withdraw" : "refuse")}
          keepLabel={t("notYet")}
          pendingLabel={t("saving")}
          action={refuseResetAction}
          values={{ id }}
        />
      </div>
    </Card>
  );
}
