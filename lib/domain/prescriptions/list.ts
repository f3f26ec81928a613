import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { summaryOf } from "./present";
import { listVisible } from "./queries";
import { ListPrescriptions, PrescriptionPage } from "./schema";

/** The caller's prescriptions (an administrator's: all), newest first; a patient's without drafts. Nothing clinical. */
export const listPrescriptions = query({
  name: "prescription.list",
  input: ListPrescriptions,
  output: PrescriptionPage,
  async run({ db, actor }, { cursor, ...filter }) {
    const after = cursor ? String(decodeCursor("prescriptions", cursor)[0]) : undefined;
    const rows = await listVisible(db, actor, { ...filter, after });
    const { data, nextCursor } = pageOf("prescriptions", rows, filter.limit, (row) => [row.id]);
    return { data: data.map(summaryOf), nextCursor };
  },
});
