import type { z } from "zod";
import type { EntryRow } from "./queries";
import type { WaitingListEntry } from "./schema";

/** A place on a waiting list as the API answers it. */
export const entryOf = ({ id, doctorId, doctorName, patientId, patientName, from, to, createdAt, offer }: EntryRow): z.output<typeof WaitingListEntry> => ({
  id,
  doctor: { id: doctorId, name: doctorName },
  patient: { id: patientId, name: patientName },
  from,
  to,
  createdAt,
  offer,
});
