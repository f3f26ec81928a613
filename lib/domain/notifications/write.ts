import { z } from "zod";
import { command } from "@/lib/core/use-case";
import { Id } from "@/lib/core/wire";
import { tellAccounts } from "@/lib/domain/events/tell";
import { insertNotifications } from "./queries";
import { NotificationKind } from "./schema";

const Told = z.object({ eventId: z.uuid(), kind: NotificationKind, accountId: Id, notice: z.string(), consultationId: Id.optional(), subjectId: Id.optional() });

/** Tells accounts of events, in the app. An account is told of an event once, however often this is called. */
export const writeNotifications = command({
  name: "notification.write",
  input: z.object({ told: z.array(Told) }),
  output: z.object({ written: z.int() }),
  async run(scope, { told }) {
    const accounts = await insertNotifications(scope.db, scope.now, told);
    await tellAccounts(scope, accounts, "notice");
    return { written: accounts.length };
  },
  ownTrace: true,
});
