import { NotificationBell } from "@/components/notifications/bell";
import { ClientMessages } from "@/components/site/client-messages";
import { listNotifications } from "@/lib/domain/notifications/list";
import { webContext } from "@/lib/http/web/context";
import { orNone } from "@/lib/http/web/or-not-found";

/** The bell in the header. An administrator who has not set up two-step sign-in has none yet. */
export async function Bell() {
  const context = await webContext();
  if (context.actor.kind !== "user") return null;
  const page = await orNone(listNotifications(context, { limit: 1 }), "mfa_setup_required");
  if (!page) return null;
  return (
    <ClientMessages of={["bell"]}>
      <NotificationBell accountId={context.actor.id} unread={page.unreadCount} />
    </ClientMessages>
  );
}
