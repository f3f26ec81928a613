import { actorId } from "@/lib/core/actor";
import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { listLiveSessions } from "./queries";
import { ListSessions, SessionPage } from "./schema";
import { idleSince } from "./life";

/** The devices on which the caller is signed in, newest first. */
export const listSessions = query({
  name: "session.list",
  input: ListSessions,
  output: SessionPage,
  async run({ db, actor, now }, { limit, cursor }) {
    const [createdAt, id] = cursor ? decodeCursor("sessions", cursor) : [];
    const after = cursor ? { createdAt: String(createdAt), id: String(id) } : undefined;
    const rows = await listLiveSessions(db, actorId(actor)!, limit, actor.kind === "user" ? idleSince(actor.role, now) : undefined, after);
    const { data, nextCursor } = pageOf("sessions", rows, limit, (row) => [row.createdAt.toISOString(), row.id]);
    const current = actor.kind === "user" ? actor.sessionId : undefined;
    return { data: data.map((row) => ({ ...row, current: row.id === current })), nextCursor };
  },
});
