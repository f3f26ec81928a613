import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";

/** What a mail may say about a consultation: when, with whom and in which state, but not why. */
export async function findNotice(db: Db, id: string) {
  const [row] = await db
    .select({
      id: consultations.id,
      status: consultations.status,
      mode: consultations.mode,
      startsAt: consultations.startsAt,
      endsAt: consultations.endsAt,
      patientId: consultations.patientId,
      doctorId: consultations.doctorId,
      doctorName: doctors.name,
    })
    .from(consultations)
    .innerJoin(doctors, eq(doctors.id, consultations.doctorId))
    .where(eq(consultations.id, id));
  return row;
}
