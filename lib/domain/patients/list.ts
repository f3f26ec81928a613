import { paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { summaryOf } from "./present";
import { listPatients as list } from "./queries";
import { ListPatients, PatientPage } from "./schema";

type Row = { isOther: boolean; id: string };

/** The account's own patient first, then those that were added later. */
const ownFirst = {
  keys: ({ isOther, id }: Row) => [isOther ? 1 : 0, id] as const,
  place: ([isOther, id]: readonly unknown[]): Row => ({ isOther: isOther === 1, id: String(id) }),
};

/** The patients the calling account cares for, its own first. */
export const listPatients = query({
  name: "patient.list",
  input: ListPatients,
  output: PatientPage,
  run: ({ db, actor, now }, input) => paged("patients", input, ownFirst, (after) => list(db, actor, { ...input, after }), (row) => summaryOf(row, now)),
});
