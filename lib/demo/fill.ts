import { hash } from "@node-rs/argon2";
import { sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { DEMO_LOCK } from "@/db/locks";
import { profiles, users } from "@/db/schema/accounts";
import { attachmentParts, attachments } from "@/db/schema/attachments";
import { auditLogs } from "@/db/schema/audit";
import { availabilitySlots, practiceSchedules } from "@/db/schema/availability";
import { consultationChecks } from "@/db/schema/checks";
import { consultations, reviews } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { followUpPlaces, followUpWindows } from "@/db/schema/follow-ups";
import { consultationIntakes } from "@/db/schema/intakes";
import { waitingListEntries } from "@/db/schema/moves";
import { consultationAddenda, consultationNotes } from "@/db/schema/notes";
import { notifications } from "@/db/schema/notifications";
import { patientCarers, patients } from "@/db/schema/patients";
import { payments } from "@/db/schema/payments";
import { prescriptions } from "@/db/schema/prescriptions";
import { roomGuests, roomMessages, rooms, roomStays, visitContests } from "@/db/schema/rooms";
import { makeAfterVisits } from "./story/after-visits";
import { makeTraces } from "./story/audit-trail";
import { makeConversations } from "./story/conversations";
import { makeGuests } from "./story/guests";
import { makeIntakes } from "./story/intakes";
import { makeNotes } from "./story/notes";
import { makeAccounts } from "./story/people";
import { makePracticeLife } from "./story/practice-life";
import { makePresence } from "./story/presence";
import { makeRecords } from "./story/records";
import { makeVisits } from "./story/visits";
import { insertAll } from "./tools/bulk";

/** The password of every account of the demo. Public: for the embedded database only. */
export const DEMO_PASSWORD = "Amrutam-demo-1";

/** The accounts that a start prints. */
export const demoAccounts = ["admin@amrutam.test", "doctor@amrutam.test", "patient@amrutam.test", "son@amrutam.test"] as const;

/**
 * Fills an empty database with the demo: doctors, patients, half a year of visits, two weeks of free times. The
 * same day gives the same demo, whatever the machine. One transaction: a killed seed leaves nothing behind.
 *
 * @param url an owner of the migrated database
 * @param onProgress called with rows written, rows in all, and what they are
 * @param now the instant the demo is made for; its past ends and its free times begin there
 * @returns false, having done nothing, if the database has users already
 * @throws the driver's error if the database cannot be reached
 */
export async function seedDemo(url: string, onProgress: (done: number, total: number, label: string) => void, now = new Date()): Promise<boolean> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    const db = drizzle(client);
    const isSeeded = await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${DEMO_LOCK})`);
      const [known] = await tx.execute(sql`select from users limit 1`);
      if (known) return false;

      const parts = await demo(now);
      const total = parts.reduce((sum, { rows }) => sum + rows.length, 0);
      let done = 0;
      for (const { label, table, rows } of parts) {
        onProgress(done, total, label);
        await insertAll(tx, table, rows, (count) => onProgress((done += count), total, label));
      }
      return true;
    });
    // Without this the planner knows nothing about the new rows.
    if (isSeeded) await client`vacuum (analyze)`.simple();
    return isSeeded;
  } finally {
    await client.end({ timeout: 5 });
  }
}

interface Part {
  label: string;
  table: PgTable;
  rows: readonly Record<string, unknown>[];
}

/** All rows of the demo, in an order that foreign keys allow. */
async function demo(now: Date): Promise<Part[]> {
  // One hash for all accounts: a hash is slow in order to protect real passwords, and this one protects nothing.
  const passwordHash = await hash(DEMO_PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const accounts = makeAccounts(now, passwordHash);
  const { slots, visits, payments: paid } = makeVisits(accounts, now);
  const records = makeRecords(visits, now);
  const family = Object.values(accounts.family);
  const written = makeNotes(visits, family, now);
  const guests = makeGuests(visits);
  const presence = makePresence(visits, guests.seats);
  const conversations = makeConversations(visits);
  const after = makeAfterVisits(visits);
  const life = makePracticeLife(accounts, visits, records.prescriptions, now);
  return [
    { label: "accounts", table: users, rows: accounts.users },
    { label: "profiles", table: profiles, rows: accounts.profiles },
    { label: "patients", table: patients, rows: accounts.dependents },
    { label: "carers", table: patientCarers, rows: accounts.carers },
    { label: "doctors", table: doctors, rows: accounts.doctors },
    { label: "hours", table: practiceSchedules, rows: life.schedules },
    { label: "times", table: availabilitySlots, rows: slots },
    { label: "consultations", table: consultations, rows: visits.map(({ row }) => row) },
    { label: "payments", table: payments, rows: paid },
    { label: "prescriptions", table: prescriptions, rows: records.prescriptions },
    { label: "reviews", table: reviews, rows: records.reviews },
    { label: "intakes", table: consultationIntakes, rows: makeIntakes(visits, family, now) },
    { label: "notes", table: consultationNotes, rows: written.notes },
    { label: "notes", table: consultationAddenda, rows: written.addenda },
    { label: "checks", table: consultationChecks, rows: written.checks },
    { label: "rooms", table: rooms, rows: presence.rooms },
    { label: "guests", table: roomGuests, rows: guests.rows },
    { label: "stays", table: roomStays, rows: presence.stays },
    { label: "files", table: attachments, rows: conversations.attachments },
    { label: "files", table: attachmentParts, rows: conversations.parts },
    { label: "messages", table: roomMessages, rows: conversations.messages },
    { label: "free visits", table: followUpWindows, rows: after.windows },
    { label: "free visits", table: followUpPlaces, rows: after.places },
    { label: "objections", table: visitContests, rows: after.contests },
    { label: "waits", table: waitingListEntries, rows: life.waits },
    { label: "notices", table: notifications, rows: life.notifications },
    { label: "audit", table: auditLogs, rows: makeTraces(accounts, visits) },
  ];
}
