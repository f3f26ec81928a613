import { localDate, localDay } from "@/lib/clock/local-day";
import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { newId } from "@/lib/platform/ids";
import { roomTopic } from "../room";
import { publish } from "@/lib/platform/channel/channel";
import { STRETCH_MS } from "./estimate";
import { delayOf } from "./present";
import { endDelay, insertDelay, listWaiting, lockPractice } from "./queries";
import { Delay, SetDelay } from "./schema";

/** Tells all who wait for the calling doctor today, or in the next hours, how late the day runs, that it is paused, or that it is on time again. */
export const setDelay = command({
  name: "delay.set",
  input: SetDelay,
  output: Delay,
  async run({ db, actor, now, afterCommit }, { state, minutes = null }) {
    const practice = await lockPractice(db, actor.id);
    if (!practice) throw new AppError("not_found", say("refusals.doctor.noProfile"));
    const day = localDate(now, practice.timeZone);
    await endDelay(db, actor.id, now);
    const stated = state === "on_time" ? undefined : { kind: state, minutes, since: now };
    if (stated) await insertDelay(db, { id: newId(), doctorId: actor.id, day, ...stated });
    const { from, to } = localDay(day, practice.timeZone);
    const waiting = await listWaiting(db, actor.id, { from, to: new Date(Math.max(to.getTime(), now.getTime() + STRETCH_MS)) });
    afterCommit(() => waiting.forEach((id) => publish(roomTopic(id), { type: "changed" })));
    return delayOf(stated);
  },
  auditNote: ({ state, minutes }) => ({ details: { state, minutes } }),
});
