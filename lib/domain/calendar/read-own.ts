import { z } from "zod";
import { query } from "@/lib/core/use-case";
import { findAddress } from "./queries";
import { CalendarAddress } from "./schema";

/** Whether the caller's calendar has a secret address. */
export const readCalendarAddress = query({
  name: "calendar.readOwn",
  input: z.object({}),
  output: CalendarAddress,
  run: async ({ db, actor }) => ({ madeAt: (await findAddress(db, actor.id))?.madeAt ?? null }),
});
