import { query } from "@/lib/core/use-case";
import { countByStatus } from "./queries";
import { CountDoctors, DoctorCounts } from "./schema";

/** How many doctors are pending, verified and rejected; for administrators. */
export const countDoctors = query({
  name: "doctor.count",
  input: CountDoctors,
  output: DoctorCounts,
  async run({ db }) {
    const rows = await countByStatus(db);
    const of = (status: (typeof rows)[number]["status"]) => rows.find((row) => row.status === status);
    const count = (status: (typeof rows)[number]["status"]) => of(status)?.count ?? 0;
    return { pending: count("pending"), verified: count("verified"), rejected: count("rejected"), waitingSince: of("pending")?.since ?? null };
  },
});
