import { z } from "zod";
import { command } from "@/lib/core/use-case";
import { tellAccounts } from "@/lib/domain/events/tell";
import { markAll } from "./queries";

/** Marks everything as read that the caller was told. */
export const markAllNotifications = command({
  name: "notification.markAll",
  input: z.object({}),
  output: z.object({}),
  async run(scope) {
    await markAll(scope.db, scope.actor.id, scope.now);
    await tellAccounts(scope, [scope.actor.id], "notice");
    return {};
  },
});
