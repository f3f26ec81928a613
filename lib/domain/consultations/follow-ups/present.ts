import type { z } from "zod";
import { localDate } from "@/lib/clock/local-day";
import type { WindowRow } from "./queries";
import type { FollowUpWindow } from "./schema";

/** A window as both sides see it. */
export const windowOf = ({ doctorId, doctorName, patientId, patientName, timeZone, ...row }: WindowRow): z.output<typeof FollowUpWindow> => ({
  ...row,
  doctor: { id: doctorId, name: doctorName },
  patient: { id: patientId, name: patientName },
  lastDay: localDate(new Date(row.endsAt.getTime() - 1), timeZone),
});
