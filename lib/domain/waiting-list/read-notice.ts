import { z } from "zod";
import { query } from "@/lib/core/use-case";
import { Id, Instant } from "@/lib/core/wire";
import { findOffered } from "./queries";

const OfferNotice = z.object({
  accountId: Id,
  patientId: Id,
  patientName: z.string(),
  doctorId: Id,
  doctorName: z.string(),
  slotId: Id,
  startsAt: Instant,
  endsAt: Instant,
  keptUntil: Instant,
});

/** What a mail about an offered time needs; null once the time is no longer kept. */
export const readOfferNotice = query({
  name: "waitingList.notice",
  input: z.object({ id: Id }),
  output: OfferNotice.nullable(),
  run: async ({ db, now }, { id }) => (await findOffered(db, id, now)) ?? null,
});
