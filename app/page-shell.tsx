import type { ReactNode } from "react";
import { getTranslations } from "next-intl/server";
import { IdleWatch } from "@/components/accounts/idle-watch";
import { UnverifiedBanner } from "@/components/accounts/unverified-banner";
import { ClientMessages } from "@/components/site/client-messages";
import { Shell } from "@/components/site/shell";
import { fullName } from "@/lib/domain/accounts/name";
import { idleTimeoutMs } from "@/lib/domain/accounts/sessions/idle";
import { currentActor } from "@/lib/http/web/context";
import { isMoneySimulated } from "@/lib/http/web/installation";
import { drawnForMark } from "@/lib/http/web/drawn-for";
import { ownProfile } from "./own-profile";
import { Bell } from "./bell";
import { CurrentVisit } from "./current-visit";
import { signOutAction } from "./(auth)/actions";

/** The shell of a page for its reader: a guest or a signed-in user. `quiet` is for the portals. */
export async function PageShell({ quiet, children }: { quiet?: boolean; children: ReactNode }) {
  const [profile, actor, t] = await Promise.all([ownProfile(), currentActor(), getTranslations("pay")]);
  const user = profile && { name: fullName(profile), role: profile.role };
  const idleMs = profile && idleTimeoutMs(profile.role);
  return (
    <Shell
      user={user}
      drawnFor={{ mark: drawnForMark(actor), name: user?.name }}
      signOut={signOutAction}
      quiet={quiet}
      bell={quiet && profile ? <Bell /> : null}
      notice={
        <>
          {isMoneySimulated() ? <p className="bg-turmeric-400 px-4 py-2 text-center font-semibold text-ink">{t("noMoney")}</p> : null}
          {quiet && profile ? (
            <>
            {profile.emailVerified === false ? <UnverifiedBanner email={profile.email} /> : null}
            {profile.role === "admin" ? null : <CurrentVisit role={profile.role} />}
            </>
          ) : null}
        </>
      }
    >
      {children}
      {idleMs ? (
        <ClientMessages of={["idle"]}>
          <IdleWatch userId={profile.id} idleMs={idleMs} />
        </ClientMessages>
      ) : null}
    </Shell>
  );
}
