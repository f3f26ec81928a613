import type { Description } from "./description";

export const eventDescriptions = {
  listenToEvents: {
    text:
      "A stream of server-sent events that does not end by itself. Each says what kind of thing happened and to which consultation, never what it says: read that where it stands. " +
      "The kinds: `visit` (its state changed), `room` (somebody came into its room or left), `message`, `mode` (they meet in another mode), `notice`. " +
      "Come again with the header `Last-Event-ID`, or with `lastEventId`: the stream goes on after that event, without a gap or a repetition. Events are kept for a day; `stale` tells that what you missed is gone, and that you should read again what you show. " +
      "The stream ends within five seconds after its session was revoked, and when the server restarts.",
    who: "Everybody who is signed in, about the visits they attend.",
  },
} satisfies Record<string, Description>;
