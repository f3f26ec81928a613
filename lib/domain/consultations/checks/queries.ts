import type { Db } from "@/db/client";
import { consultationChecks } from "@/db/schema/checks";

export const insertCheck = (db: Db, row: typeof consultationChecks.$inferInsert) => db.insert(consultationChecks).values(row);
