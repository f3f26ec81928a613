import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeptMailCard } from "@/components/mails/kept-mail-card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listMails } from "@/lib/domain/mails/list";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { wholeAddress } from "@/lib/http/web/installation";
import { webContext } from "@/lib/http/web/context";
import { defaultTimeZone } from "@/i18n";
import { viewerZone } from "@/app/viewer-zone";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("outbox");
  return { title: t("title"), robots: { index: false } };
}

/** The mails kept because no mail server is set. For development and the demo; elsewhere this page does not exist. */
export default async function OutboxPage() {
  const [{ data }, t, timeZone] = await Promise.all([orNotFound(webContext().then((context) => listMails(context, {}))), getTranslations("outbox"), viewerZone()]);
  return (
    <div className="page-body">
      <div className="mx-auto max-w-reading">
        <PageHeader title={t("title")} lead={t("lead")} />
        {data.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
        ) : (
          <ul className="grid gap-4">
            {data.map((mail) => (
              <li key={mail.id}>
                <KeptMailCard mail={mail} timeZone={timeZone ?? defaultTimeZone} home={wholeAddress("/")} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
