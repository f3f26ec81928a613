import { CLOSES_AFTER_MINUTES, OPENS_MINUTES } from "@/lib/domain/visits/room";
import { TICKET_SECONDS } from "@/lib/domain/visits/ticket";
import type { Description } from "./description";

const attends = "Whoever cares for its patient; its doctor.";

export const visitDescriptions = {
  enterRoom: {
    text:
      `The room is open from ${OPENS_MINUTES} minutes before the start until ${CLOSES_AFTER_MINUTES} minutes after the end, and while the visit is under way. ` +
      `The ticket opens one WebSocket within ${TICKET_SECONDS} seconds. There, \`call\` tells both sides to make a new connection under a growing number, and which of them offers; \`signal\` carries offers, answers and candidates under that number.`,
    who: attends,
    fails: ["room_closed"],
  },
  switchMode: {
    text:
      "Told at once to both on the room's socket, as `mode`, and kept with its time and cause. Stop sending pictures only after the other side was told: a picture that ends looks like a living one that stands still. " +
      "The answer is the mode that holds now; the one with the higher `number` is newer.",
    who: attends,
    fails: ["room_closed"],
    request: { mode: "audio", because: "network" },
  },
  listMessages: { text: "In order. `afterSeq` asks for those after one you have. Each reading is audited.", who: attends },
  sendMessage: {
    text: "Send it again with the same `Idempotency-Key` after a time-out: it is written once.",
    who: attends,
    fails: ["room_closed"],
    request: { text: "I have the report here; shall I read it to you?" },
  },
} satisfies Record<string, Description>;
