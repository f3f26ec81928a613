import { byId, paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { summaryOf } from "./present";
import { listVisible } from "./queries";
import { ListPrescriptions, PrescriptionPage } from "./schema";

/** The caller's prescriptions (for an administrator: all; for a patient: no drafts), newest first. Nothing clinical. */
export const listPrescriptions = query({
  name: "prescription.list",
  input: ListPrescriptions,
  output: PrescriptionPage,
  run: ({ db, actor }, input) => paged("prescriptions", input, byId, (after) => listVisible(db, actor, { ...input, after }), summaryOf),
});
