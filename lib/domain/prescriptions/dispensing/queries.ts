import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { dispensations } from "@/db/schema/prescriptions";

/** What was dispensed on a prescription, oldest first. */
export const listDispensations = (db: Db, prescriptionId: string) =>
  db
    .select({ id: dispensations.id, at: dispensations.createdAt, pharmacy: dispensations.pharmacy, items: dispensations.items })
    .from(dispensations)
    .where(eq(dispensations.prescriptionId, prescriptionId))
    .orderBy(asc(dispensations.id));

export type DispensationRow = Awaited<ReturnType<typeof listDispensations>>[number];

export const insertDispensation = (db: Db, values: typeof dispensations.$inferInsert) => db.insert(dispensations).values(values);
