import { query } from "@/lib/core/use-case";
import { findDuties } from "./queries";
import { Duties, ReadDuties } from "./schema";

/** Which of the payments' jobs have something to do. */
export const readDuties = query({ name: "payment.duties", input: ReadDuties, output: Duties, run: ({ db, now }) => findDuties(db, now) });
