import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { emergencyOf } from "./present";
import { listEmergencies } from "./queries";
import { EmergencyAccessPage, ListEmergencyAccess } from "./schema";

const LIST = "emergency-access";

/** Every opening of a record in an emergency, newest first. */
export const listEmergencyAccess = query({
  name: "emergency.list",
  input: ListEmergencyAccess,
  output: EmergencyAccessPage,
  async run({ db, now }, { cursor, ...filter }) {
    const before = cursor ? String(decodeCursor(LIST, cursor)[0]) : undefined;
    const { data, nextCursor } = pageOf(LIST, await listEmergencies(db, { ...filter, now, before }), filter.limit, ({ id }) => [id]);
    return { data: data.map((row) => emergencyOf(row, now)), nextCursor };
  },
});
