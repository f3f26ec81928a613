import { query } from "@/lib/core/use-case";
import { findConsultation } from "../../consultations/queries";
import { guestOf } from "./present";
import { listGuests as list } from "./queries";
import { GuestList, ListGuests } from "./schema";

/** The guests of a visit, the present one and former ones, for those who attend it and for administrators. Nothing clinical. */
export const listGuests = query({
  name: "visit.guests",
  input: ListGuests,
  output: GuestList,
  load: ({ db }, { id }) => findConsultation(db, id),
  run: async ({ db, actor }, { id }, visit) => ({ data: (await list(db, id)).map((row) => guestOf(row, visit, actor.id)) }),
});
