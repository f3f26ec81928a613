import { z } from "zod";
import { command } from "@/lib/core/use-case";
import { revokeAddress } from "./queries";

/** Ends the secret address of the caller's calendar. Without one nothing changes. */
export const revokeCalendarAddress = command({
  name: "calendar.revoke",
  input: z.object({}),
  output: z.object({}),
  async run({ db, actor, now }) {
    await revokeAddress(db, actor.id, now);
    return {};
  },
});
