import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Db } from "@/db/client";
import { withDatabase } from "@/db/testing/cluster";
import { inspect } from "@/lib/domain/visits/attachments/inspect";
import { contestableUntil } from "@/lib/domain/visits/contests/contest";
import { decide, lacksForNoShow, MET_SECONDS } from "@/lib/domain/visits/outcome/decide";
import { type StayTrace, secondsOf, weigh } from "@/lib/domain/visits/outcome/evidence";
import { listDue } from "@/lib/domain/visits/outcome/queries";
import { roomTimes } from "@/lib/domain/visits/room";
import { type Encrypted, decrypt } from "@/lib/platform/crypto/encrypt";
import { openPart } from "@/lib/platform/crypto/file-cipher";
import { GRACE_MINUTES } from "./story/outcome";
import { makeAccounts } from "./story/people";
import { keyOf, planVisits } from "./story/planned-visits";
import { dayOf, timesOf } from "./tools/days";
import { seedDemo } from "./fill";

const now = new Date("2026-11-24T06:15:00Z");
const graceSeconds = GRACE_MINUTES * 60;
const name = `seed_around_${process.pid}`;
const admin = postgres(inject("clusterUrl"), { max: 1, onnotice: () => {} });
const url = withDatabase(inject("clusterUrl"), name);
const sql = postgres(url, { max: 1, onnotice: () => {}, transform: postgres.camel });

beforeAll(async () => {
  await admin`create database ${admin(name)} template ${admin(inject("template"))}`;
  expect(await seedDemo(url, () => {}, now)).toBe(true);
});

afterAll(async () => {
  await sql.end();
  await admin`drop database if exists ${admin(name)} with (force)`;
  await admin.end();
});

interface Closed {
  id: string;
  status: "completed" | "no_show";
  startsAt: Date;
  endsAt: Date;
  startedAt: Date | null;
  completedAt: Date | null;
  closedBy: "doctor" | "system";
  closedAt: Date;
  closeReason: string | null;
  noShowBy: "patient" | "doctor" | "both" | null;
  stays: (Omit<StayTrace, "joinedAt" | "leftAt"> & { joinedAt: string; leftAt: string })[];
}

/** Every visit of the demo that was closed, with the stays of its two sides. */
const closed = () => sql<Closed[]>`
  select c.id, c.status, starts_at, ends_at, started_at, completed_at, closed_by, closed_at, close_reason, no_show_by,
    coalesce(json_agg(json_build_object('role', s.role, 'joinedAt', s.joined_at, 'leftAt', s.left_at)) filter (where s.role <> 'guest'), '[]') as stays
  from consultations c left join room_stays s on s.consultation_id = c.id where c.status in ('completed', 'no_show') group by c.id`;

const found = async (query: string) => (await sql.unsafe(query)).length;

describe("what happened around the demo's visits", () => {
  test("leads the product's own rules to how each visit was closed", async () => {
    const visits = await closed();
    const ends = new Map<string, number>();
    for (const visit of visits) {
      const { id, status, startsAt, startedAt, completedAt, closedBy, closedAt, closeReason, noShowBy } = visit;
      const stays = visit.stays.map(({ role, joinedAt, leftAt }) => ({ role, joinedAt: new Date(joinedAt), leftAt: new Date(leftAt) }));
      const evidence = weigh(visit, { stays, messages: [] }, now);
      const judge = (as: "scheduled" | "in_progress", at: Date) => decide({ ...visit, status: as, hasRecord: false }, evidence, { now: at, graceSeconds });
      expect(closedAt, id).toSatisfy((at: Date) => at <= now);
      ends.set(`${status} ${closedBy} ${noShowBy}`, (ends.get(`${status} ${closedBy} ${noShowBy}`) ?? 0) + 1);
      if (status === "completed") {
        expect(secondsOf(evidence.together), id).toBeGreaterThan(MET_SECONDS);
        expect(judge("scheduled", later(now)).kind, id).toBe("completed");
        if (closedBy === "system") expect(judge("in_progress", closedAt), id).toEqual({ kind: "completed", startedAt, completedAt });
        else expect([closedAt, closeReason], id).toEqual([completedAt, null]);
      } else {
        expect(judge("scheduled", closedBy === "system" ? closedAt : later(now)), id).toEqual({ kind: "no_show", by: noShowBy, reason: closeReason });
        if (closedBy === "doctor") expect(lacksForNoShow({ startsAt }, weigh(visit, { stays: stays.filter(({ joinedAt }) => joinedAt < closedAt).map((stay) => ({ ...stay, leftAt: new Date(Math.min(+stay.leftAt, +closedAt)) })), messages: [] }, closedAt), { now: closedAt, graceSeconds }), id).toBeUndefined();
      }
    }
    expect([...ends.keys()].sort()).toEqual(["completed doctor null", "completed system null", "no_show doctor patient", "no_show system both", "no_show system doctor", "no_show system patient"]);
  });

  test("happened while the rooms were open, in the order of the joinings", async () => {
    const stays = await sql`select s.*, c.starts_at, c.ends_at, c.status, c.doctor_id, c.booked_by from room_stays s join consultations c on c.id = s.consultation_id`;
    for (const { id, joinedAt, leftAt, role, accountId, doctorId, bookedBy, ...visit } of stays) {
      expect([roomTimes(visit as unknown as Closed).opensAt <= joinedAt, joinedAt < leftAt, leftAt <= now], id as string).toEqual([true, true, true]);
      expect(accountId, id as string).toBe(role === "guest" ? null : role === "doctor" ? doctorId : bookedBy);
    }
    expect(await found("select from rooms r where joining <> (select count(*) from room_stays s where s.consultation_id = r.consultation_id)")).toBe(0);
    expect(await found("select from (select joined_at < lag(joined_at) over (partition by consultation_id order by joining) as early from room_stays) s where early")).toBe(0);
    expect(await found(`select from room_stays where "end" = 'lost'`)).toBeGreaterThan(100);
    expect(await found("select from room_messages m join consultations c on c.id = m.consultation_id where m.sent_at not between c.started_at and c.completed_at")).toBe(0);
  });

  test("was told before, and noted and checked during the visits", async () => {
    expect(await found("select from consultation_intakes i join consultations c on c.id = i.consultation_id where i.saved_at not between c.created_at and least(c.starts_at, $now)".replace("$now", `'${now.toISOString()}'`))).toBe(0);
const parts = "exists (select from consultation_notes n where n.consultation_id = c.id and plan is not null)";
    expect(await found(`select from consultations c where status = 'completed' and ${parts} = (notes is not null)`)).toBe(0);
    const old = `starts_at < '${now.toISOString()}'::timestamptz - interval '60 days'`;
    expect(await found(`select from consultations c join users u on u.id in (c.doctor_id, c.booked_by) where notes is not null and (not ${old} or u.email in ('doctor@amrutam.test', 'patient@amrutam.test', 'son@amrutam.test'))`)).toBe(0);
    expect(await found("select from consultation_notes n join consultations c on c.id = n.consultation_id where n.saved_at not between c.started_at and c.completed_at")).toBe(0);
    expect(await found("select from consultation_notes where version > 1")).toBeGreaterThan(200);
    expect(await found("select from consultation_addenda a join consultations c on c.id = a.consultation_id where a.written_at > c.closed_at")).toBe(1);
    expect(await found("select from consultation_checks k join consultations c on c.id = k.consultation_id where k.checked_at not between c.started_at and c.completed_at or k.checked_by <> c.doctor_id")).toBe(0);
    const needed = "exists (select from consultation_checks k where k.consultation_id = c.id and k.kind =";
    expect(await found(`select from consultations c where status = 'completed' and notes is null and (not ${needed} 'identity') or (adult_name is not null) <> ${needed} 'adult'))`)).toBe(0);
    // About the condition only doctors are asked who have seen the patient before.
    expect(await found(`select from consultations c where ${needed} 'condition') and not exists (select from consultations e where e.doctor_id = c.doctor_id and e.patient_id = c.patient_id and e.status = 'completed' and e.starts_at < c.starts_at)`)).toBe(0);
    const [row] = await sql`select k.id, k.shown from consultation_checks k join consultations c on c.id = k.consultation_id join profiles p on p.user_id = c.patient_id where kind = 'identity' and p.first_name = 'Aarav' limit 1`;
    expect(decrypt(row?.shown as Encrypted, { column: "consultation_checks.shown", id: row?.id as string })).toMatch(/^Aarav Krishnan, \d+ months$/);
  });

  test("shows the main patient an intake, notes, a conversation with a file, a guest and a free visit that is left", async () => {
    const own = "join consultations c on c.id = t.consultation_id join users u on u.id = c.booked_by where u.email = 'patient@amrutam.test'";
    expect(await found(`select distinct consultation_id from consultation_intakes t ${own}`)).toBeGreaterThanOrEqual(7);
    expect(await found(`select from consultation_intakes t ${own} and c.status = 'scheduled'`)).toBeGreaterThanOrEqual(2);
    expect(await found(`select from room_messages t ${own}`)).toBeGreaterThanOrEqual(10);
    const [file] = await sql.unsafe(`select t.*, content from attachments t join attachment_parts on attachment_id = t.id ${own}`);
    const key = decrypt(file?.fileKey as Encrypted, { column: "attachments.file_key", id: file?.id as string });
    const bytes = openPart(file?.content as Buffer, key, { fileId: file?.id as string, part: 0, parts: 1 });
    expect([inspect(bytes), bytes.length]).toEqual([{ type: "application/pdf" }, file?.size]);
    expect(await found(`select from room_guests t ${own} and t.consent_at > t.invited_at and exists (select from room_stays s where s.guest_id = t.id and s.joined_at >= t.used_at)`)).toBe(1);
    const places = await sql.unsafe(`select p.place, v.fee_amount, v.fee_reason, v.status, v.created_at between t.created_at and t.ends_at and v.starts_at < t.ends_at as fits
      from follow_up_windows t join follow_up_places p on p.window_id = t.id left join consultations v on v.id = p.consultation_id ${own} order by 1`);
    expect(places).toEqual([{ place: 1, feeAmount: 0, feeReason: "free_follow_up", status: "scheduled", fits: true }, { place: 2, feeAmount: null, feeReason: null, status: null, fits: null }]);
  });

  test("leaves an objection for the administrator, made in time by whoever was said to be absent", async () => {
    const [contest, ...others] = await sql`select t.side, t.account_id, t.created_at, c.booked_by, c.status, c.no_show_by, c.ends_at, c.closed_by, c.closed_at from visit_contests t join consultations c on c.id = t.consultation_id where t.status = 'open'`;
    expect(contest).toMatchObject({ side: "patient", accountId: contest?.bookedBy, status: "no_show", noShowBy: "patient" });
    expect(contest?.createdAt).toSatisfy((at: Date) => at > contest?.closedAt && at < contestableUntil(contest as unknown as Closed)!);
    expect(others).toEqual([]);
  });

  test("leaves nothing for the product to close, and the doctor a room that opens soon", async () => {
    expect(await listDue(drizzle(sql) as unknown as Db, { scheduled: new Date(+now - graceSeconds * 1000), running: now }, undefined, 10)).toEqual([]);
    // A quarter to noon in India, in the middle of the doctor's morning.
    const soon = `'${now.toISOString()}'::timestamptz + interval '30 minutes'`;
    expect(await found(`select from consultations c join users d on d.id = c.doctor_id join users p on p.id = c.booked_by where d.email = 'doctor@amrutam.test' and p.email = 'son@amrutam.test'
      and c.status = 'scheduled' and c.starts_at < ${soon} and c.ends_at > '${now.toISOString()}'`)).toBe(1);
  });
});

test("at every hour of the day the doctor's next time is booked, and no two plans take the same time", () => {
  for (let hour = 0; hour < 24; hour += 0.5) {
    const at = new Date(now.getTime() + hour * 3_600_000);
    const { roster, family } = makeAccounts(at, "");
    const doctor = roster.find(({ isDemo }) => isDemo)!;
    const planned = planVisits(roster, family, at);
    const [next] = [...planned].filter(([key, { patient, fate }]) => key.startsWith(doctor.id) && patient === family.Karthik && fate === "scheduled").map(([key]) => Number(key.split("/")[1]));
    expect(next! - at.getTime(), `${hour} hours later`).toSatisfy((ms: number) => ms > -180_000 && ms <= 30 * 60_000);
    const free = [0, 1].flatMap((day) => timesOf(doctor.hours, dayOf(at, day))).find(({ startsAt }) => startsAt.getTime() > at.getTime() - 180_000);
    const isMeeras = planned.get(keyOf(doctor, free!.startsAt))?.patient === family.Meera;
    expect(next === free!.startsAt.getTime() || isMeeras, `${hour} hours later`).toBe(true);
    expect([...planned.values()].filter(({ patient }) => patient === family.Meera)).toHaveLength(8);
  }
});

/** When nothing is open any more. */
const later = (at: Date) => new Date(at.getTime() + 86_400_000);
