import { z } from "zod";
import { query } from "@/lib/core/use-case";
import { Id } from "@/lib/core/wire";
import { listDoctorsDue } from "./queries";
import { keptUntil } from "./wait";

/** The doctors who have a free time for somebody that waits. */
export const listDueOffers = query({
  name: "waitingList.listDue",
  input: z.object({}),
  output: z.object({ doctorIds: z.array(Id) }),
  run: async ({ db, now }) => ({ doctorIds: await listDoctorsDue(db, now, keptUntil(now)) }),
});
