import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { digest, randomSecret } from "@/lib/platform/crypto/hash";
import { env } from "@/lib/platform/config/env";
import { newId } from "@/lib/platform/ids";
import { insertAddress, revokeAddress } from "./queries";
import { MadeCalendarAddress } from "./schema";

/** Makes a secret address for the caller's calendar. The one before stops working. */
export const makeCalendarAddress = command({
  name: "calendar.make",
  input: z.object({}),
  output: MadeCalendarAddress,
  repeatable: false,
  async run({ db, actor, now }) {
    const secret = randomSecret();
    await revokeAddress(db, actor.id, now);
    if (!(await insertAddress(db, { id: newId(), accountId: actor.id, tokenHash: digest(secret), createdAt: now }))) throw new AppError("idempotency_conflict");
    return { address: `${env().APP_URL}/api/v1/calendar/${secret}.ics`, madeAt: now };
  },
});
