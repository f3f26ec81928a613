import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { doctorOf } from "./present";
import { listBySubmission } from "./queries";
import { DoctorPage, ListQueue } from "./schema";

/** Doctors for an administrator to judge: the pending first, who has waited longest before the others. */
export const listVerificationQueue = query({
  name: "doctor.queue",
  input: ListQueue,
  output: DoctorPage,
  async run({ db, actor, now }, { status, limit, cursor }) {
    const list = `doctors.queue.${status ?? "all"}`;
    const [rank, submittedAt, id] = cursor ? decodeCursor(list, cursor) : [];
    const after = cursor ? { rank: Number(rank), submittedAt: String(submittedAt), id: String(id) } : undefined;
    const rows = await listBySubmission(db, { status, after, limit, now });
    const { data, nextCursor } = pageOf(list, rows, limit, (row) => [row.rank, row.submittedAt.toISOString(), row.id]);
    return { data: data.map((row) => doctorOf(row, actor)), nextCursor };
  },
});
