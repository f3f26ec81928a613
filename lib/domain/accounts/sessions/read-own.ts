import { query } from "@/lib/core/use-case";
import { Nothing } from "../schema";
import { OwnSession } from "./schema";
import { idleTimeoutMs } from "./idle";

/** The session of this request. Reading it counts as a use, so a page calls this while its reader is active, to keep the session alive. */
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
