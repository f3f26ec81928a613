import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AccountFrame } from "@/app/account/account-frame";
import { ownProfile } from "@/app/own-profile";
import { NotificationCard } from "@/components/notifications/notification-card";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { SubmitButton } from "@/components/ui/submit-button";
import { TabLinks } from "@/components/ui/tab-links";
import { defaultTimeZone } from "@/i18n";
import { listNotifications } from "@/lib/domain/notifications/list";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { markAction, markAllAction, openAction } from "./actions";

const PATH = "/account/notifications";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("title") };
}

/** What the reader was told, the newest first. */
export default async function NotificationsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, { cursor, unread }] = await Promise.all([signedInContext(PATH), searchParams]);
  const onlyUnread = unread !== undefined;
  const from = typeof cursor === "string" ? cursor : undefined;
  const [page, profile, t] = await Promise.all([orNone(listNotifications(context, { cursor: from, unread: onlyUnread }), "invalid_input"), ownProfile(), getTranslations("notifications")]);
  if (!page) redirect(PATH);
  const address = (query: Record<string, string>) => `${PATH}?${new URLSearchParams({ ...(onlyUnread && { unread: "1" }), ...query })}`;
  return (
    <AccountFrame current="notifications" lead={t("lead")}>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <ButtonLink href={`${PATH}/preferences`} variant="secondary" size="sm">{t("preferences")}</ButtonLink>
        {page.unreadCount > 0 ? (
          <ActionForm action={markAllAction}>
            <SubmitButton variant="quiet" size="sm" pendingLabel={t("marking")}>{t("markAll")}</SubmitButton>
          </ActionForm>
        ) : null}
      </div>
      <TabLinks
        label={t("filter")}
        items={[
          { href: PATH, label: t("all"), current: !onlyUnread },
          { href: `${PATH}?unread=1`, label: t("unread"), current: onlyUnread, count: page.unreadCount },
        ]}
        className="mb-2"
      />
      {page.data.length > 0 ? (
        <ul aria-label={t("list")}>
          {page.data.map((notification) => (
            <NotificationCard key={notification.id} notification={notification} timeZone={profile?.timeZone ?? defaultTimeZone} open={openAction} mark={markAction} />
          ))}
        </ul>
      ) : (
        <EmptyState title={t(onlyUnread ? "noneUnread" : "none")} className="mt-6">{t(onlyUnread ? "noneUnreadText" : "noneText")}</EmptyState>
      )}
      <Pagination nextHref={page.nextCursor ? address({ cursor: page.nextCursor }) : undefined} previousHref={from ? address({}) : undefined} previous="first" />
    </AccountFrame>
  );
}
