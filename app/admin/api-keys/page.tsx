import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Name, names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { CursorPagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import { listApiKeys } from "@/lib/domain/api-keys/list";
import type { ApiKey } from "@/lib/domain/api-keys/schema";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../own-profile";
import { revokeApiKeyAction } from "./actions";

const PATH = "/admin/api-keys";
const tones: Record<ApiKey["status"], BadgeTone> = { active: "success", expired: "neutral", revoked: "danger" };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiKeys"))("title") };
}

/** The keys of partners: the permissions, last use and expiry of each. */
export default async function ApiKeysPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const context = await signedInContext(PATH, "admin");
  const { cursor } = await searchParams;
  const [page, profile, t] = await Promise.all([orNone(listApiKeys(context, { cursor }), "invalid_input"), ownProfile(), getTranslations("apiKeys")]);
  if (!page) redirect(PATH);
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={t("lead")} actions={<ButtonLink href={`${PATH}/new`}>{t("new")}</ButtonLink>} />
      {page.data.length > 0 ? (
        <Table
          caption={t("title")}
          rows={page.data}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              header: t("partner"),
              title: true,
              cell: ({ name, prefix }) => (
                <>
                  <Name>{name}</Name>
                  <code className="block font-mono text-xs font-normal text-ink-soft">{prefix}…</code>
                </>
              ),
            },
            {
              key: "scopes",
              header: t("scopes"),
              cell: ({ scopes }) => (
                <span className="flex flex-wrap justify-end gap-1.5 md:justify-start">
                  {scopes.map((scope) => (
                    <Badge key={scope} className="font-mono font-normal">
                      {scope}
                    </Badge>
                  ))}
                </span>
              ),
            },
            { key: "status", header: t("status"), cell: ({ status }) => <Badge tone={tones[status]}>{t(`statuses.${status}`)}</Badge> },
            { key: "used", header: t("lastUsed"), cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} timeZone={timeZone} /> : t("never")) },
            { key: "ends", header: t("ends"), cell: ({ expiresAt }) => <Time at={expiresAt} timeZone={timeZone} format="date" className="md:whitespace-nowrap" /> },
            { key: "by", header: t("madeBy"), cell: ({ createdBy }) => <Name>{createdBy.name}</Name> },
            {
              key: "revoke",
              header: t("revoke"),
              actions: true,
              cell: ({ id, name, status }) =>
                status === "active" ? (
                  <ConfirmDialog
                    id={`revoke-${id}`}
                    title={t.rich("revokeTitle", names({ name }))}
                    description={t("revokeText")}
                    openLabel={
                      <>
                        {t("revoke")}
                        <span className="sr-only">: <Name>{name}</Name></span>
                      </>
                    }
                    confirmLabel={t("revoke")}
                    keepLabel={t("keep")}
                    pendingLabel={t("revoking")}
                    action={revokeApiKeyAction}
                    values={{ id }}
                  />
                ) : null,
            },
          ]}
        />
      ) : (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      )}
      <CursorPagination path={PATH} cursor={cursor} nextCursor={page.nextCursor} />
    </div>
  );
}
