import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { bearer, context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { auditRow } from "@/lib/core/record";
import { createApiKey } from "@/lib/domain/api-keys/create";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { readConsultation } from "@/lib/domain/consultations/read";
import { verifyPrescription } from "@/lib/domain/prescriptions/verify";
import { contract } from "@/lib/http/api/contract";
import { answer } from "@/lib/http/api/route";
import { logger } from "@/lib/platform/log/logger";
import { csvLine } from "./csv";
import { exportAuditLogs } from "./export";
import { listAuditLogs } from "./list";
import { listRecordAccess } from "@/lib/domain/records/list-accesses";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
let doctor: Awaited<ReturnType<typeof makeDoctor>>;
let patient: Awaited<ReturnType<typeof makePatient>>;
let visit: { id: string };

beforeAll(async () => {
  [admin, doctor, patient] = await Promise.all([makeAdmin(), makeDoctor(), makePatient()]);
  const slot = await makeSlot(doctor.id);
  visit = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
  await readConsultation(context(patient.actor), { id: visit.id });
  await readConsultation(context(doctor.actor, { address: "203.0.113.9" }), { id: visit.id });
});

async function textOf(chunks: AsyncIterable<string | Uint8Array>) {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

describe("listAuditLogs", () => {
  it("shows who did what to which thing, newest first, page by page without a gap", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAuditLogs(context(admin.actor), { resourceId: visit.id, limit: 1, cursor });
      seen.push(...page.data.map(({ action, actorName }) => `${action} ${actorName}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(["consultation.read Meera Iyer", "consultation.read Asha Rao", "consultation.book Asha Rao"]);
  });

  it("filters by actor, action, type and time, alone and combined", async () => {
    const find = async (filter: object) => (await listAuditLogs(context(admin.actor), { limit: 100, ...filter })).data;
    const [read] = await find({ actorId: doctor.id });
    expect(read).toMatchObject({ action: "consultation.read", resourceType: "consultation", patientId: patient.id, outcome: "success", address: "203.0.113.9" });
    expect(await find({ actorId: patient.id, action: "consultation.book" })).toHaveLength(1);
    expect(await find({ actorId: patient.id, resourceType: "doctor" })).toEqual([]);
    expect((await find({ patientId: undefined, resourceType: "consultation", resourceId: visit.id })).map(({ action }) => action)).toEqual(["consultation.read", "consultation.read", "consultation.book"]);
    expect(await find({ resourceType: "consultation", action: "consultation.read", actorId: doctor.id })).toHaveLength(1);
    expect(await find({ resourceType: "prescription", action: "consultation.read" })).toEqual([]);
    expect(await find({ resourceType: "nothing" })).toEqual([]);
    expect(await find({ resourceId: visit.id, from: read!.at })).toHaveLength(1);
    expect(await find({ resourceId: visit.id, to: read!.at })).toHaveLength(2);
  });

  it("shows the name of the API key for a partner", async () => {
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const { id, name, scopes } = await createApiKey(context(admin.actor), { name: "Sanjivani Pharmacy", scopes: ["prescriptions:verify"], expiresAt });
    await verifyPrescription(context({ kind: "partner", id, name, scopes }), { id: v7(), code: "0000-0000-0000" }).catch(() => {});
    expect((await listAuditLogs(context(admin.actor), { actorId: id })).data).toMatchObject([
      { action: "prescription.verify", actorId: id, actorRole: "partner", actorName: "Sanjivani Pharmacy" },
    ]);
  });

  it("filters by the database's clock even if the process's clock is half an hour ahead", async () => {
    const at = new Date("2025-03-01T10:00:00Z");
    const id = `${(at.getTime() + 1_800_000).toString(16).padStart(12, "0").replace(/^(.{8})/, "$1-")}-7abc-8abc-0123456789ab`;
    await database().insert(auditLogs).values({ ...auditRow("account.signIn", context(patient.actor), "success", {}), id, at });
    const { data } = await listAuditLogs(context(admin.actor), { from: "2025-03-01T10:00:00Z", to: "2025-03-01T10:00:01Z" });
    expect(data.map((row) => row.id)).toEqual([id]);
  });

  it("is only for administrators, and a refusal is audited", async () => {
    for (const { id, actor } of [patient, doctor]) {
      for (const read of [listAuditLogs, exportAuditLogs]) await expect(read(context(actor), {})).rejects.toMatchObject({ code: "forbidden" });
      expect((await listAuditLogs(context(admin.actor), { actorId: id, resourceType: "audit" })).data).toMatchObject([
        { action: "audit.export", outcome: "denied" },
        { action: "audit.list", outcome: "denied" },
      ]);
    }
  });

  it("refuses a cursor of another list, and an invalid filter", async () => {
    const page = await listAuditLogs(context(admin.actor), { limit: 1 });
    await expect(listRecordAccess(context(patient.actor), { cursor: page.nextCursor! })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(listAuditLogs(context(admin.actor), { action: "'; --" })).rejects.toMatchObject({ fields: { action: [expect.any(Object)] } });
  });
});

describe("exportAuditLogs", () => {
  it("returns every matching entry once, over many statements, and is itself audited", async () => {
    const actorId = (await makeAdmin()).id;
    const rows = Array.from({ length: 1203 }, () => ({ ...auditRow("doctor.verify", context(admin.actor), "success", {}), actorId }));
    await database().insert(auditLogs).values(rows);
    const file = await exportAuditLogs(context(admin.actor), { actorId });
    const lines = (await textOf(file.chunks)).trimEnd().split("\n").map((line) => JSON.parse(line) as { id: string });
    expect(lines.map(({ id }) => id)).toEqual(rows.map(({ id }) => id!).toSorted().toReversed());
    const [trace] = await database().select().from(auditLogs).where(eq(auditLogs.action, "audit.export")).orderBy(auditLogs.id).offset(2);
    expect(trace).toMatchObject({ actorId: admin.id, outcome: "success", details: { actorId, format: "ndjson" } });
  });

  it("is answered by the API as a file that is sent while it is made", async () => {
    const headers = await bearer(admin);
    const response = await answer(contract.exportAuditLogs, new Request(`http://x/?format=csv&resourceId=${visit.id}`, { headers }), {});
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="audit-[\w-]+\.csv"$/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 5)]).toEqual([0xef, 0xbb, 0xbf, 0x69, 0x64]);
    // A decoder that follows the standard drops the byte order mark.
    const [head, ...lines] = new TextDecoder().decode(bytes).trimEnd().split("\r\n");
    expect(head).toMatch(/^id,at,actorId,actorName,actorRole,action,/);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain(`${doctor.id},Meera Iyer,doctor,consultation.read,consultation,${visit.id},success`);
  });

  it("reads no further than its reader does", async () => {
    const headers = await bearer(admin);
    const response = await answer(contract.exportAuditLogs, new Request("http://x/", { headers }), {});
    const reader = response.body!.getReader();
    expect((await reader.read()).done).toBe(false);
    await reader.cancel();
  });

  it("does not report a failure if the reader disconnects while a part is being made", async () => {
    const failures = vi.spyOn(logger, "error");
    const headers = await bearer(admin);
    const response = await answer(contract.exportAuditLogs, new Request("http://x/?format=csv", { headers }), {});
    const reader = response.body!.getReader();
    await reader.read();
    // The header line has been read, and the first rows are being loaded.
    await reader.cancel();
    await sleep(20);
    expect(failures).not.toHaveBeenCalled();
    failures.mockRestore();
  });

  it("names in Indian scripts come back whole from the file's bytes", async () => {
    const asked = await makePatient({ firstName: "आशा", lastName: "രാമൻ" });
    await database().insert(auditLogs).values(auditRow("consultation.read", context(asked.actor), "success", {}));
    const file = await exportAuditLogs(context(admin.actor), { actorId: asked.id, format: "csv" });
    const bytes = Buffer.from(await textOf(file.chunks));
    expect(bytes.indexOf(Buffer.from([0xef, 0xbb, 0xbf]))).toBe(0);
    expect(bytes.lastIndexOf(Buffer.from([0xef, 0xbb, 0xbf]))).toBe(0);
    expect(new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toContain(",आशा രാമൻ,patient,");
  });

  it.each([
    ["=1+1", "\"'=1+1\"\r\n"], ["+91 98", "\"'+91 98\"\r\n"], ["-2", "\"'-2\"\r\n"], ["@SUM(A1)", "\"'@SUM(A1)\"\r\n"], ["\t=1", "\"'\t=1\"\r\n"], ["  =1", "\"'  =1\"\r\n"],
    ['say "a", b', '"say ""a"", b"\r\n'], ["two\nlines", '"two\nlines"\r\n'], ["plain", "plain\r\n"], [-5, "-5\r\n"], [null, "\r\n"], [{ a: "=1" }, '"{""a"":""=1""}"\r\n'],
  ])("writes %j so that no spreadsheet runs it", (value, line) => {
    expect(csvLine([value])).toBe(line);
  });
});

describe("listRecordAccess", () => {
  it("shows a patient who else opened or changed their record, and nothing about other records", async () => {
    await cancelConsultation(context(admin.actor), { id: visit.id, reason: "Doctor is ill" });
    const { data } = await listRecordAccess(context(patient.actor), {});
    expect(data).toMatchObject([
      { kind: "cancelled", who: { role: "admin" }, consultation: { id: visit.id } },
      { kind: "opened", who: { name: "Dr. Meera Iyer", role: "doctor" }, consultation: { id: visit.id, doctorName: "Dr. Meera Iyer" } },
    ]);
    const other = await makePatient();
    expect((await listRecordAccess(context(other.actor), {})).data).toEqual([]);
    await expect(listRecordAccess(context(doctor.actor), {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("does not show refused attempts, because they saw nothing", async () => {
    const [stranger, other] = [await makeDoctor(), await makePatient()];
    await expect(readConsultation(context(stranger.actor), { id: visit.id })).rejects.toMatchObject({ code: "not_found" });
    const before = (await listRecordAccess(context(patient.actor), {})).data;
    expect(before.some(({ who }) => who.role === "doctor" && who.name !== "Dr. Meera Iyer")).toBe(false);
    expect((await listRecordAccess(context(other.actor), {})).data).toEqual([]);
  });
});
