import { query } from "@/lib/core/use-case";
import { Nothing } from "../schema";
import { OwnSession } from "./schema";
import { idleTimeoutMs } from "./life";

/** The session that asks. Asking is a use of it, so a page whose reader is at work calls this to keep it. */
export const readOwnSession = query({
  name: "session.readOwn",
  input: Nothing,
  output: OwnSession,
  async run({ actor }) {
    const { id: userId, sessionId: id, role, strength } = actor;
    const idleMs = idleTimeoutMs(role);
    return { id, userId, role, strength, idleTimeoutSeconds: idleMs === undefined ? null : idleMs / 1000 };
  },
});
