import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";

/** The accounts that hear of a visit: the one that booked it, or all that care for the patient if that one does not any more. */
const recipients = sql<string[]>`(select coalesce(
  array_agg(carer.account_id::text) filter (where carer.account_id = coalesce(${consultations.bookedBy}, ${consultations.patientId})), array_agg(carer.account_id::text), '{}')
  from patient_carers carer where carer.patient_id = ${consultations.patientId} and carer.until is null)`;

/** What a mail may say about consultations: when, with whom and in which state, but not why. */
export const listNotices = (db: Db, ids: string[]) =>
  db
    .select({
      id: consultations.id,
      status: consultations.status,
      noShowBy: consultations.noShowBy,
      mode: consultations.mode,
      startsAt: consultations.startsAt,
      endsAt: consultations.endsAt,
      version: consultations.version,
      patientName: fullName(profiles),
      patientId: consultations.patientId,
      recipientIds: recipients,
      doctorId: consultations.doctorId,
      doctorName: doctors.name,
    })
    .from(consultations)
    .innerJoin(doctors, eq(doctors.id, consultations.doctorId))
    .innerJoin(profiles, eq(profiles.personId, consultations.patientId))
    .where(inArray(consultations.id, ids));
