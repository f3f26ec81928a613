import { command } from "@/lib/core/use-case";
import { tellAccounts } from "@/lib/domain/events/tell";
import { present } from "./present";
import { findNotification, markOne } from "./queries";
import { MarkNotification, Notification } from "./schema";

/** Marks a notification as read, or as not read. */
export const markNotification = command({
  name: "notification.mark",
  input: MarkNotification,
  output: Notification,
  load: async ({ db, actor }, { id }) => findNotification(db, actor, id),
  async run(scope, { id, read }, row) {
    await markOne(scope.db, id, read ? scope.now : null);
    // So that the person's other windows show the same number.
    await tellAccounts(scope, [scope.actor.id], "notice");
    return present({ ...row, readAt: read ? (row.readAt ?? scope.now) : null });
  },
});
