import { byId, paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { present } from "./present";
import { countUnread, listNotifications as list } from "./queries";
import { ListNotifications, NotificationPage } from "./schema";

/** What the caller was told, the newest first. */
export const listNotifications = query({
  name: "notification.list",
  input: ListNotifications,
  output: NotificationPage,
  async run({ db, actor }, input) {
    const [page, unreadCount] = await Promise.all([
      paged("notifications", input, byId, (after) => list(db, actor, { limit: input.limit + 1, after, unread: input.unread }), present),
      countUnread(db, actor),
    ]);
    return { ...page, unreadCount };
  },
});
