import { z } from "zod";
import { command } from "@/lib/core/use-case";
import { Nothing } from "./schema";
import { KNOWN_DAYS } from "./throttle";
import { deleteStaleCounters } from "./throttle-queries";

const BATCH = 5000;

/** Deletes the counters of sign-ins that nothing has touched for as long as a person stays known at an address. For the jobs. */
export const forgetSignInCounters = command({
  name: "signInCounter.forget",
  input: Nothing,
  output: z.object({ forgotten: z.int(), more: z.boolean() }),
  async run({ db, now }) {
    const forgotten = await deleteStaleCounters(db, new Date(now.getTime() - KNOWN_DAYS * 86_400_000), BATCH);
    return { forgotten, more: forgotten === BATCH };
  },
  note: ({ forgotten }) => ({ details: { forgotten } }),
});
