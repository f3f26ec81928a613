import type { auditLogs } from "@/db/schema/audit";
import type { Accounts } from "./people";
import type { Visit } from "./booking";
import { randomFrom } from "@/lib/demo/tools/random";

type Entry = typeof auditLogs.$inferInsert;

/** The audit rows of the demo's past: who registered, who was verified, what was booked, cancelled and closed. */
export function makeTraces({ users, doctors, carers, adminId }: Accounts, visits: readonly Visit[]): Entry[] {
  const random = randomFrom(4);
  const entry = (at: Date, actor: Pick<Entry, "actorId" | "actorRole">, action: string, resourceId: string, more: Partial<Entry> = {}): Entry => ({
    id: random.id(at),
    at,
    ...actor,
    action,
    resourceType: action.slice(0, action.indexOf(".")),
    resourceId,
    outcome: "success",
    requestId: random.id(at),
    // Addresses that RFC 5737 reserves for documentation.
    address: `203.0.113.${random.int(1, 254)}`,
    ...more,
  });
  const by = (actorId: string, actorRole: string) => ({ actorId, actorRole });

  const joined = users
    .filter(({ role }) => role !== "admin")
    .map(({ id, role, createdAt }) => entry(createdAt!, by(null!, "guest"), "account.register", id!, { details: { role } }));
  const added = carers.map(({ accountId, patientId, since, relation }, n) => {
    const isFirst = carers.findIndex((care) => care.patientId === patientId) === n;
    return entry(since!, by(accountId, "patient"), isFirst ? "patient.create" : "patient.acceptCare", patientId, { patientId, details: { relation } });
  });
  const decided = doctors
    .filter(({ decidedAt }) => decidedAt)
    .map(({ id, status, statusReason, decidedAt }) => entry(decidedAt!, by(adminId, "admin"), "doctor.verify", id, { reason: statusReason, details: { decision: status! } }));
  const visited = visits.flatMap(({ row, doctor, patient }) => {
    const about = { patientId: patient.id, details: { slotId: row.slotId } };
    const booked = entry(row.createdAt, by(patient.booker.id, "patient"), "consultation.book", row.id, about);
    if (row.cancelledAt) {
      const actor = row.cancelledBy === patient.booker.id ? by(patient.booker.id, "patient") : by(doctor.id, "doctor");
      return [booked, entry(row.cancelledAt, actor, "consultation.cancel", row.id, about)];
    }
    if (row.status === "scheduled") return [booked];
    if (row.closedBy === "system") {
      const from = row.startedAt ? "in_progress" : "scheduled";
      const details = { from, to: row.status, noShowBy: row.noShowBy ?? null, openMark: null };
      return [booked, entry(row.closedAt!, by(null!, "system"), "visit.close", row.id, { address: null, patientId: patient.id, details })];
    }
    const closed = entry(row.updatedAt!, by(doctor.id, "doctor"), "consultation.update", row.id, { patientId: patient.id, details: { status: row.status } });
    return [booked, closed];
  });
  return [...joined, ...added, ...decided, ...visited].sort((a, b) => (a.id! < b.id! ? -1 : 1));
}
