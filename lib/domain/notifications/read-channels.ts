import { z } from "zod";
import { query } from "@/lib/core/use-case";
import { Id } from "@/lib/core/wire";
import { decryptMaybe } from "@/lib/platform/crypto/encrypt";
import { channelsOf } from "./present";
import { listPreferences } from "./queries";
import { NotificationChannels, NotificationKind } from "./schema";

/** By which channels accounts want to hear of kinds, and their numbers if text messages are among them; in the order of what is asked. */
export const readChannels = query({
  name: "notification.channels",
  input: z.object({ asked: z.array(z.object({ accountId: Id, kind: NotificationKind })) }),
  output: z.array(NotificationChannels.extend({ phone: z.string().nullable() })),
  async run({ db }, { asked }) {
    const found = await listPreferences(db, asked.map(({ accountId }) => accountId));
    return asked.map(({ accountId, kind }, n) => {
      const channels = channelsOf(found[n]!, kind);
      return { ...channels, phone: channels.sms ? decryptMaybe(found[n]!.phone, { column: "profiles.phone", id: accountId }) : null };
    });
  },
});
