import { actorId } from "@/lib/core/actor";
import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { accessKind } from "./access-kind";
import { listAccesses } from "./queries";
import { ListRecordAccess, RecordAccessPage } from "./schema";

const LIST = "record-access";

/** Who else opened or changed the caller's own record, newest first. */
export const listRecordAccess = query({
  name: "record.access",
  input: ListRecordAccess,
  output: RecordAccessPage,
  async run({ db, actor }, { limit, cursor }) {
    const before = cursor ? String(decodeCursor(LIST, cursor)[0]) : undefined;
    const rows = await listAccesses(db, actorId(actor)!, { before, limit: limit + 1 });
    const { data, nextCursor } = pageOf(LIST, rows, limit, ({ id }) => [id]);
    return { data: data.map(accessOf), nextCursor };
  },
});

function accessOf({ id, at, action, details, resourceType, reason, actorName, actorRole, consultationId, startsAt, doctorName }: Awaited<ReturnType<typeof listAccesses>>[number]) {
  const consultation = consultationId && startsAt && doctorName ? { id: consultationId, startsAt, doctorName } : null;
  return { id, at, who: { name: actorName, role: actorRole }, kind: accessKind(action, details), resourceType, consultation, reason, expiresAt: instantOf(details?.expiresAt) };
}

function instantOf(value: unknown): Date | null {
  return typeof value === "string" ? new Date(value) : null;
}
