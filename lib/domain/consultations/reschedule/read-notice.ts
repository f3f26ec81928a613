import { z } from "zod";
import { query } from "@/lib/core/use-case";
import { Id } from "@/lib/core/wire";
import { findMove } from "./queries";

const MoveNotice = z.object({ fromDoctorId: Id, toDoctorId: Id });

/** What a mail needs to know about a move: between which doctors. */
export const readMoveNotice = query({
  name: "consultation.moveNotice",
  input: z.object({ id: Id }),
  output: MoveNotice.nullable(),
  run: async ({ db }, { id }) => (await findMove(db, id)) ?? null,
});
