import { paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { doctorOf } from "./present";
import { listBySubmission } from "./queries";
import { DoctorPage, ListQueue } from "./schema";

/** Doctors for an administrator to decide about: pending ones first, and among those the one who has waited longest. */
export const listVerificationQueue = query({
  name: "doctor.queue",
  input: ListQueue,
  output: DoctorPage,
  run: ({ db, actor, now }, input) =>
    paged(`doctors.queue.${input.status ?? "all"}`, input, bySubmission, (after) => listBySubmission(db, { ...input, after, now }), (row) => doctorOf(row, actor)),
});

const bySubmission = {
  keys: (row: { rank: number; submittedAt: Date; id: string }) => [row.rank, row.submittedAt.toISOString(), row.id],
  place: ([rank, submittedAt, id]: readonly unknown[]) => ({ rank: Number(rank), submittedAt: String(submittedAt), id: String(id) }),
};
