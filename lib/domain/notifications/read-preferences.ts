import { z } from "zod";
import { query } from "@/lib/core/use-case";
import { presentPreferences } from "./preferences";
import { findPreferences } from "./queries";
import { NotificationPreferences } from "./schema";

/** Where the caller hears of what. */
export const readNotificationPreferences = query({
  name: "notification.readPreferences",
  input: z.object({}),
  output: NotificationPreferences,
  run: async ({ db, actor }) => presentPreferences(await findPreferences(db, actor.id), actor.role),
});
