import { byId, paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { findPatient } from "@/lib/domain/patients/queries";
import { accessKind } from "./access-kind";
import { listAccesses } from "./queries";
import { ListRecordAccess, RecordAccessPage } from "./schema";

/** The times others than the caller opened or changed the record of a patient the caller cares for, newest first. */
export const listRecordAccess = query({
  name: "record.access",
  input: ListRecordAccess,
  output: RecordAccessPage,
  load: async ({ db, actor }, { patientId = actor.id }) => findPatient(db, actor, patientId),
  run: ({ db, actor }, input, patient) => paged("record-access", input, byId, (before) => listAccesses(db, patient.id, actor.id, { before, limit: input.limit + 1 }), accessOf),
});

function accessOf({ id, at, action, details, resourceType, reason, actorName, actorRole, consultationId, startsAt, doctorName }: Awaited<ReturnType<typeof listAccesses>>[number]) {
  const consultation = consultationId && startsAt && doctorName ? { id: consultationId, startsAt, doctorName } : null;
  return { id, at, who: { name: actorName, role: actorRole }, kind: accessKind(action, details), resourceType, consultation, reason, expiresAt: instantOf(details?.expiresAt) };
}

function instantOf(value: unknown): Date | null {
  return typeof value === "string" ? new Date(value) : null;
}
