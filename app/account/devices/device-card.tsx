import { useTranslations } from "next-intl";
import type { z } from "zod";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Card, CardTitle } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { deviceOf } from "@/lib/domain/accounts/sessions/device-name";
import type { Session } from "@/lib/domain/accounts/sessions/schema";
import { revokeSessionAction } from "../actions";

/** One signed-in device, and the button that signs it out. */
export function DeviceCard({ session, timeZone }: { session: z.input<typeof Session>; timeZone: string }) {
  const t = useTranslations("account");
  const { browser, system, other } = deviceOf(session.userAgent);
  const name = browser && system ? t("browserOnSystem", { browser, system }) : (browser ?? other ?? system ?? t("unknownDevice"));
  return (
    <Card className="flex flex-col gap-4 sm:flex-row sm:items-center sm:justify-between">
      <div className="min-w-0">
        <CardTitle className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {name}
          {session.current ? (
            <Badge tone="leaf" dot className="font-sans">
              {t("thisDevice")}
            </Badge>
          ) : null}
          {session.door === "api" ? <Badge className="font-sans">{t("api")}</Badge> : null}
        </CardTitle>
        <p className="mt-1 text-sm text-ink-soft">
          {t.rich("seen", { when: () => <Time at={session.lastSeenAt} timeZone={timeZone} zone /> })}
          {session.address ? ` · ${session.address}` : null}
        </p>
        <p className="text-sm text-ink-soft">{t.rich("since", { when: () => <Time at={session.createdAt} timeZone={timeZone} zone /> })}</p>
      </div>
      {session.current ? null : (
        <ActionForm action={revokeSessionAction} className="flex shrink-0 flex-col gap-3">
          <input type="hidden" name="id" value={session.id} />
          <SubmitButton variant="secondary" size="sm" pendingLabel={t("signingOut")} aria-label={t("signOutNamed", { name })}>
            {t("signOutDevice")}
          </SubmitButton>
        </ActionForm>
      )}
    </Card>
  );
}
