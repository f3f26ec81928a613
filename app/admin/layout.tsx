import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { currentActor } from "@/lib/http/web/context";
import { PageShell } from "../page-shell";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [actor, t] = await Promise.all([currentActor(), getTranslations("demoNotice")]);
  return (
    <PageShell quiet>
      {actor.kind === "user" && actor.mfaWaived ? (
        <div className="page-width pt-4 print:hidden">
          <Alert tone="warning" title={t("title")}>
            {t("text")}
          </Alert>
        </div>
      ) : null}
      {children}
    </PageShell>
  );
}
