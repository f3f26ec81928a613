import { Download, download } from "@/lib/core/download";
import { AppError } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";
import { calendarFeed } from "@/lib/domain/consultations/ics";
import { digest } from "@/lib/platform/crypto/hash";
import { calendarName, entryOf } from "./entry";
import { findReader, listVisits } from "./queries";
import { ReadCalendar } from "./schema";

const PAST_DAYS = 90;
const TYPE = "text/calendar";

/** The visits of an account as a calendar, for programs that cannot sign in: whoever has the secret address reads it. Nothing clinical is in it. */
export const readCalendarFeed = query({
  name: "calendar.feed",
  input: ReadCalendar,
  output: download([TYPE]),
  async run({ db, now }, { token }) {
    const reader = await findReader(db, digest(token.replace(/\.ics$/, "")));
    if (!reader) throw new AppError("not_found");
    const visits = await listVisits(db, reader, new Date(now.getTime() - PAST_DAYS * 86_400_000));
    const file = calendarFeed(calendarName(reader), visits.map((visit) => entryOf(visit, reader)), now);
    return new Download(TYPE, "calendar.ics", whole(file));
  },
});

async function* whole(text: string) {
  yield text;
}
