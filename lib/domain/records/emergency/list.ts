import { byId, paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { emergencyOf } from "./present";
import { listEmergencies } from "./queries";
import { EmergencyAccessPage, ListEmergencyAccess } from "./schema";

/** All emergency accesses, newest first. */
export const listEmergencyAccess = query({
  name: "emergency.list",
  input: ListEmergencyAccess,
  output: EmergencyAccessPage,
  run: ({ db, now }, input) => paged("emergency-access", input, byId, (before) => listEmergencies(db, { ...input, now, before }), (row) => emergencyOf(row, now)),
});
