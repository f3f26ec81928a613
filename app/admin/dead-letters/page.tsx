import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { ownProfile } from "@/app/own-profile";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { CursorPagination } from "@/components/ui/pagination";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import { listDeadLetters } from "@/lib/domain/dead-letters/list";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { retryAction } from "./actions";

const PATH = "/admin/dead-letters";
const queues = { "events.mail": "queues.events_mail", "events.notice": "queues.events_notice", "events.sms": "queues.events_sms" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deadLetters"))("title") };
}

/** What could not be delivered after many tries, and the button that tries it again. */
export default async function DeadLettersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, { cursor, done }] = await Promise.all([signedInContext(PATH, "admin"), searchParams]);
  const from = typeof cursor === "string" ? cursor : undefined;
  const [page, profile, t] = await Promise.all([orNone(listDeadLetters(context, { cursor: from }), "invalid_input"), ownProfile(), getTranslations("deadLetters")]);
  if (!page) redirect(PATH);
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={t("lead")} />
      {done === undefined ? null : (
        <Alert tone="success" live className="mb-6">
          {t("retried")}
        </Alert>
      )}
      {page.data.length > 0 ? (
        <Table
          caption={t("caption")}
          rows={page.data}
          rowKey={({ id }) => id}
          columns={[
            { key: "what", header: t("what"), title: true, cell: ({ topic }) => <code className="font-mono text-sm break-all">{topic}</code> },
            { key: "queue", header: t("queue"), cell: ({ queue }) => t(queues[queue]) },
            { key: "error", header: t("error"), cell: ({ error }) => (error ? <code className="font-mono text-sm">{error}</code> : t("unknown")) },
            { key: "happened", header: t("when"), cell: ({ happenedAt }) => <Time at={happenedAt} timeZone={timeZone} /> },
            { key: "died", header: t("died"), cell: ({ diedAt }) => <Time at={diedAt} timeZone={timeZone} /> },
            {
              key: "retry",
              header: t("retry"),
              actions: true,
              cell: ({ id, topic }) => (
                <ActionForm action={retryAction}>
                  <input type="hidden" name="id" value={id} />
                  <SubmitButton variant="secondary" size="sm" pendingLabel={t("retrying")} aria-label={`${t("retry")}: ${topic}`}>
                    {t("retry")}
                  </SubmitButton>
                </ActionForm>
              ),
            },
          ]}
        />
      ) : (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      )}
      <CursorPagination path={PATH} cursor={from} nextCursor={page.nextCursor} />
    </div>
  );
}
