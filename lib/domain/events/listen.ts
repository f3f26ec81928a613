import { LiveStream, liveStream } from "@/lib/core/live-stream";
import { query } from "@/lib/core/use-case";
import { ListenToEvents } from "./schema";

/** Opens the stream of what happens to the account. Each event that it tells is listed by `listEvents`, as the same person. */
export const listenToEvents = query({
  name: "event.listen",
  input: ListenToEvents,
  output: liveStream("Server-sent events, for as long as the session lives."),
  run: async ({ actor }, { lastEventId }) => new LiveStream(actor, lastEventId),
});
