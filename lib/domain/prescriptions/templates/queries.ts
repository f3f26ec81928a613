import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { lockOn } from "@/db/locks";
import { prescriptionTemplates } from "@/db/schema/prescriptions";

export type TemplateRow = typeof prescriptionTemplates.$inferSelect;

/** The templates of one doctor, oldest first. */
export const listTemplateRows = (db: Db, doctorId: string): Promise<TemplateRow[]> =>
  db.select().from(prescriptionTemplates).where(eq(prescriptionTemplates.doctorId, doctorId)).orderBy(asc(prescriptionTemplates.id));

/** Waits for the turn to change this doctor's templates: their names are sealed, so no index keeps two from being the same. */
export const lockTemplates = (db: Db, doctorId: string) => db.execute(sql`select ${lockOn("templates", doctorId)}`);

export async function findTemplate(db: Db, id: string): Promise<TemplateRow | undefined> {
  const [row] = await db.select().from(prescriptionTemplates).where(eq(prescriptionTemplates.id, id));
  return row;
}

export async function insertTemplate(db: Db, row: typeof prescriptionTemplates.$inferInsert): Promise<void> {
  await db.insert(prescriptionTemplates).values(row);
}

export async function changeTemplate(db: Db, id: string, content: string, updatedAt: Date): Promise<void> {
  await db.update(prescriptionTemplates).set({ content: content as TemplateRow["content"], updatedAt }).where(eq(prescriptionTemplates.id, id));
}

export async function deleteTemplate(db: Db, id: string): Promise<void> {
  await db.delete(prescriptionTemplates).where(eq(prescriptionTemplates.id, id));
}
