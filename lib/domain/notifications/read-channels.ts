import { z } from "zod";
import { query } from "@/lib/core/use-case";
import { Id } from "@/lib/core/wire";
import { decryptMaybe } from "@/lib/platform/crypto/encrypt";
import { channelsOf } from "./present";
import { findPreferences } from "./queries";
import { NotificationChannels, NotificationKind } from "./schema";

/** By which channels an account wants to hear of a kind, and its number if text messages are among them. */
export const readChannels = query({
  name: "notification.channels",
  input: z.object({ accountId: Id, kind: NotificationKind }),
  output: NotificationChannels.extend({ phone: z.string().nullable() }),
  async run({ db }, { accountId, kind }) {
    const found = await findPreferences(db, accountId);
    const channels = channelsOf(found, kind);
    return { ...channels, phone: channels.sms ? decryptMaybe(found.phone, { column: "profiles.phone", id: accountId }) : null };
  },
});
