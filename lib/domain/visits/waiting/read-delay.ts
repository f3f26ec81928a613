import { localDate } from "@/lib/clock/local-day";
import { AppError } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { findPractice } from "../../availability/queries";
import { delayOf } from "./present";
import { findDelay } from "./queries";
import { Delay, ReadDelay } from "./schema";

/** What the calling doctor has told those who wait today. */
export const readDelay = query({
  name: "delay.read",
  input: ReadDelay,
  output: Delay,
  async run({ db, actor, now }) {
    const practice = await findPractice(db, actor.id);
    if (!practice) throw new AppError("not_found", say("refusals.doctor.noProfile"));
    return delayOf(await findDelay(db, actor.id, localDate(now, practice.timeZone), now));
  },
});
