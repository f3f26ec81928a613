import { and, eq, ne } from "drizzle-orm";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { rotateKeys } from "@/db/rotate-keys";
import { attachmentParts, attachments } from "@/db/schema/attachments";
import { auditLogs } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { roomMessages } from "@/db/schema/rooms";
import type { Download } from "@/lib/core/download";
import { readBrief } from "@/lib/domain/consultations/brief/read";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { openEmergencyAccess } from "@/lib/domain/records/emergency/open";
import { asUpload, makeJpeg, makePdf, makePng } from "@/lib/domain/testing/files";
import { context, makeAdmin, makeDependent, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { env, provideEnv } from "@/lib/platform/config/env";
import { listMessages } from "../list-messages";
import { sendMessage } from "../send-message";
import { addAttachment } from "./add";
import { FILES_MAX, savedName } from "./attachment";
import { listAttachments } from "./list";
import { readAttachment } from "./read";
import { removeAttachment } from "./remove";

type Person = Awaited<ReturnType<typeof makePatient>>;

/** A visit; its room is open now unless `status` says otherwise. */
async function visit({ patient, doctor, status = "in_progress" }: { patient?: Person; doctor?: Person; status?: "scheduled" | "in_progress" | "completed" } = {}) {
  const [by, of] = [patient ?? (await makePatient()), doctor ?? (await makeDoctor())];
  const slot = await makeSlot(of.id, { startsInHours: 24 });
  const { id } = await bookConsultation(context(by.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
  await database().update(consultations).set({ status }).where(eq(consultations.id, id));
  return { id, patient: by, doctor: of };
}

const setStatus = (id: string, status: "completed" | "scheduled") => database().update(consultations).set({ status }).where(eq(consultations.id, id));

/** The whole file that a use case answered. */
async function bytesOf(answer: Promise<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of ((await answer) as Download).chunks) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

const add = ({ id, by, bytes = makePdf(), type = "application/pdf", name = "blood test.pdf", place, key }: { id: string; by: Person; bytes?: Buffer; type?: string; name?: string; place?: "intake" | "conversation"; key?: string }) =>
  addAttachment(context(by.actor, key ? { idempotencyKey: key } : {}), { id, place, name, file: asUpload(bytes, type) });

const kept = (id: string) => database().$count(attachments, eq(attachments.consultationId, id));

describe("a file in the conversation", () => {
  it("is a message with its place, and is read back byte by byte by both", async () => {
    const { id, patient, doctor } = await visit();
    await sendMessage(context(patient.actor), { id, text: "Here it comes" });
    // Longer than two parts.
    const bytes = makePng({ width: 700, height: 700, random: true });
    expect(bytes.length).toBeGreaterThan(1_100_000);
    const added = await add({ id, by: patient, bytes, type: "image/png", name: "घाव.png" });
    expect(added).toMatchObject({ name: "घाव.png", type: "image/png", size: bytes.length, place: "conversation", seq: 2, addedBy: { id: patient.id, role: "patient", name: "Asha Rao" } });
    for (const { actor } of [patient, doctor]) {
      const { data } = await listMessages(context(actor), { id });
      expect(data.map(({ seq, text, attachment }) => ({ seq, text, attachment }))).toEqual([
        { seq: 1, text: "Here it comes", attachment: null },
        { seq: 2, text: "", attachment: { id: added.id, name: "घाव.png", type: "image/png", size: bytes.length } },
      ]);
      expect((await bytesOf(readAttachment(context(actor), { id: added.id }))).equals(bytes)).toBe(true);
    }
  });

  it("is added once for one Idempotency-Key, also if it comes five times at once; another file under the key is refused", async () => {
    const { id, doctor } = await visit();
    const key = v7();
    const answers = await Promise.all(Array.from({ length: 5 }, () => add({ id, by: doctor, key })));
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(await kept(id)).toBe(1);
    expect(await database().$count(roomMessages, eq(roomMessages.consultationId, id))).toBe(1);
    await expect(add({ id, by: doctor, key, bytes: makePdf("Another") })).rejects.toMatchObject({ code: "idempotency_mismatch" });
  });

  it("ends with the room, can be read afterwards, and cannot be removed", async () => {
    const { id, patient, doctor } = await visit();
    const { id: fileId } = await add({ id, by: patient });
    await expect(removeAttachment(context(patient.actor), { id: fileId })).rejects.toMatchObject({ code: "forbidden" });
    await setStatus(id, "completed");
    await expect(add({ id, by: patient })).rejects.toMatchObject({ code: "room_closed" });
    expect(await bytesOf(readAttachment(context(doctor.actor), { id: fileId }))).toEqual(makePdf());
    await expect(listAttachments(context(patient.actor), { id })).resolves.toMatchObject({ data: [{ id: fileId, seq: 1 }] });
  });
});

describe("a file of the intake", () => {
  it("is added before the visit by the patient's side alone, is shown in the doctor's brief, and can be removed by who added it", async () => {
    const mother = await makePatient();
    const child = await makeDependent(mother.id);
    const { id, doctor } = await visit({ patient: mother, status: "scheduled" });
    await database().update(consultations).set({ patientId: child.id }).where(eq(consultations.id, id));
    const { id: fileId } = await add({ id, by: mother, place: "intake", bytes: makeJpeg(), type: "image/jpeg", name: "rash.jpg" });
    await expect(add({ id, by: doctor, place: "intake" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(readBrief(context(doctor.actor), { id })).resolves.toMatchObject({ files: [{ id: fileId, name: "rash.jpg", place: "intake", seq: null }] });
    await expect(removeAttachment(context(doctor.actor), { id: fileId })).rejects.toMatchObject({ code: "not_found" });
    await removeAttachment(context(mother.actor), { id: fileId });
    expect(await database().$count(attachmentParts, eq(attachmentParts.attachmentId, fileId))).toBe(0);
    for (const { actor } of [mother, doctor]) await expect(readAttachment(context(actor), { id: fileId })).rejects.toMatchObject({ code: "not_found" });
    await expect(readBrief(context(doctor.actor), { id })).resolves.toMatchObject({ files: [] });
  });

  it("stays as it is once the visit is closed", async () => {
    const { id, patient } = await visit({ status: "scheduled" });
    const { id: fileId } = await add({ id, by: patient, place: "intake" });
    await setStatus(id, "completed");
    await expect(add({ id, by: patient, place: "intake" })).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(removeAttachment(context(patient.actor), { id: fileId })).rejects.toMatchObject({ code: "invalid_transition" });
  });
});

describe("a refused file leaves nothing", () => {
  it.each([
    ["a script named .jpg", { bytes: Buffer.from("#!/bin/sh\necho"), type: "image/jpeg", name: "rash.jpg" }, { code: "unsupported_media_type", detail: { key: "refusals.attachment.unknown" } }],
    ["a PDF that is none", { bytes: Buffer.from("%PDF-1.7\nhello"), name: "letter.pdf" }, { code: "unsupported_media_type", detail: { key: "refusals.attachment.broken" } }],
    ["a PNG that says it is a JPEG", { bytes: makePng(), type: "image/jpeg", name: "rash.jpg" }, { code: "unsupported_media_type", detail: { key: "refusals.attachment.otherType" } }],
    ["11 MB", { bytes: makePdf("x", 11 * 1024 * 1024) }, { code: "too_large", detail: { key: "refusals.attachment.tooLarge", values: { max: 10 } } }],
    ["a name with a path", { name: "../../etc/passwd.pdf" }, { code: "invalid_input", fields: { name: [{ key: "fields.fileName.path" }] } }],
    ["a name with a path of Windows", { name: "C:\\Users\\me\\scan.pdf" }, { code: "invalid_input", fields: { name: [{ key: "fields.fileName.path" }] } }],
    ["a name that is a folder", { name: ".." }, { code: "invalid_input" }],
    ["a name with control characters", { name: "a\u0000b.pdf" }, { code: "invalid_input" }],
    ["a name that reads backwards", { name: "scan\u202efdp.exe" }, { code: "invalid_input" }],
    ["a name of two lines", { name: "a\nb.pdf" }, { code: "invalid_input" }],
    ["a name that is too long", { name: `${"a".repeat(120)}.pdf` }, { code: "invalid_input" }],
  ])("%s", async (_, file, refusal) => {
    const { id, patient } = await visit();
    await expect(add({ id, by: patient, ...file })).rejects.toMatchObject(refusal);
    expect(await kept(id)).toBe(0);
    expect(await database().$count(roomMessages, eq(roomMessages.consultationId, id))).toBe(0);
  });
});

describe("the limit of files", () => {
  it(`lets ${FILES_MAX} of 26 in that come at once, and gives the place of a removed one back`, async () => {
    const { id, patient } = await visit({ status: "scheduled" });
    const tries = await Promise.allSettled(Array.from({ length: 26 }, (_, n) => add({ id, by: patient, place: "intake", bytes: makePdf(`Page ${n}`) })));
    const added = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(added).toHaveLength(FILES_MAX);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "too_large", detail: { key: "refusals.attachment.tooMany" } });
    expect(await kept(id)).toBe(FILES_MAX);
    await removeAttachment(context(patient.actor), { id: added[0]!.id });
    await expect(add({ id, by: patient, place: "intake" })).resolves.toMatchObject({ place: "intake" });
    await expect(add({ id, by: patient, place: "intake" })).rejects.toMatchObject({ code: "too_large" });
  }, 30_000);

  it("also counts bytes", async () => {
    const { id, patient } = await visit({ status: "scheduled" });
    const { id: fileId } = await add({ id, by: patient, place: "intake" });
    // Ten rows that claim the largest size, without their bytes.
    const [row] = await database().select().from(attachments).where(eq(attachments.id, fileId));
    await database().insert(attachments).values(Array.from({ length: 10 }, () => ({ ...row!, id: v7(), size: 10_485_760 })));
    await expect(add({ id, by: patient, place: "intake" })).rejects.toMatchObject({ code: "too_large", detail: { key: "refusals.attachment.full" } });
    await database().delete(attachments).where(and(eq(attachments.consultationId, id), ne(attachments.id, fileId)));
  });
});

describe("who may read a file", () => {
  it("is not another patient, another doctor, or the patient of an hour later", async () => {
    const doctor = await makeDoctor();
    const { id, patient } = await visit({ doctor });
    const { id: fileId } = await add({ id, by: patient });
    const later = await makePatient();
    await bookConsultation(context(later.actor), { slotId: (await makeSlot(doctor.id, { startsInHours: 25 })).id, complaint: "Fever", mode: "video" });
    for (const { actor } of [later, await makePatient(), await makeDoctor()]) {
      await expect(readAttachment(context(actor), { id: fileId })).rejects.toMatchObject({ code: "not_found" });
      await expect(listAttachments(context(actor), { id })).rejects.toMatchObject({ code: "not_found" });
      await expect(removeAttachment(context(actor), { id: fileId })).rejects.toMatchObject({ code: expect.stringMatching(/not_found|forbidden/) });
      await expect(addAttachment(context(actor), { id, name: "x.pdf", file: asUpload(makePdf()) })).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("is an administrator only in an emergency, and each reading is audited for the patient", async () => {
    const { id, patient, doctor } = await visit();
    const { id: fileId } = await add({ id, by: patient, name: "hiv-test.pdf" });
    const admin = await makeAdmin();
    await expect(readAttachment(context(admin.actor), { id: fileId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(listAttachments(context(admin.actor), { id })).resolves.toMatchObject({ data: [], withheld: true });
    await openEmergencyAccess(context(admin.actor), { patientId: patient.id, reason: "Unconscious in the emergency room" });
    const call = context(admin.actor);
    expect(await bytesOf(readAttachment(call, { id: fileId }))).toEqual(makePdf());
    const [entry] = await database().select().from(auditLogs).where(eq(auditLogs.requestId, call.requestId));
    expect(entry).toMatchObject({ action: "visit.readAttachment", resourceId: id, patientId: patient.id, details: { attachmentId: fileId, emergencyAccessId: expect.any(String) } });
    const read = context(doctor.actor);
    await readAttachment(read, { id: fileId });
    expect(await database().$count(auditLogs, eq(auditLogs.requestId, read.requestId))).toBe(1);
  });
});

describe("at rest", () => {
  it("neither the bytes nor the name of a file can be read in the tables", async () => {
    const { id, patient } = await visit();
    const bytes = makePdf("Haemoglobin 11.2");
    const { id: fileId } = await add({ id, by: patient, bytes, name: "haemoglobin.pdf" });
    const parts = await database().select().from(attachmentParts).where(eq(attachmentParts.attachmentId, fileId));
    const [row] = await database().select().from(attachments).where(eq(attachments.id, fileId));
    const all = Buffer.concat(parts.map(({ content }) => content)).toString("latin1") + JSON.stringify(row);
    for (const word of ["PDF", "aemoglobin", "Catalog"]) expect(all).not.toContain(word);
  });

  it("a part that was changed, moved or left out is not answered", async () => {
    const { id, patient } = await visit();
    const bytes = makePng({ width: 600, height: 600, random: true });
    const { id: fileId } = await add({ id, by: patient, bytes, type: "image/png", name: "a.png" });
    await database().update(attachmentParts).set({ part: 9 }).where(eq(attachmentParts.part, 0));
    await expect(bytesOf(readAttachment(context(patient.actor), { id: fileId }))).rejects.toThrow();
    await database().update(attachmentParts).set({ part: 7 }).where(eq(attachmentParts.part, 1));
    await database().update(attachmentParts).set({ part: 0 }).where(eq(attachmentParts.part, 7));
    await expect(bytesOf(readAttachment(context(patient.actor), { id: fileId }))).rejects.toThrow();
  });

  it("a change of the key writes the key of each file and none of its bytes, and the file stays readable without the former key", async () => {
    const { id, patient } = await visit();
    const { id: fileId } = await add({ id, by: patient });
    const contents = () => database().select({ content: attachmentParts.content }).from(attachmentParts).where(eq(attachmentParts.attachmentId, fileId));
    const before = await contents();
    const { ENCRYPTION_KEY, BLIND_INDEX_KEY, AUDIT_KEY } = env();
    provideEnv({ ENCRYPTION_KEY: Buffer.alloc(32, 77).toString("base64"), ENCRYPTION_KEYS_OLD: ENCRYPTION_KEY, BLIND_INDEX_KEY, AUDIT_KEY });
    expect(await rotateKeys(env().DATABASE_URL)).toMatchObject({ left: 0, closed: [] });
    provideEnv({ ENCRYPTION_KEYS_OLD: "" });
    expect(await contents()).toEqual(before);
    expect(await bytesOf(readAttachment(context(patient.actor), { id: fileId }))).toEqual(makePdf());
    await expect(listAttachments(context(patient.actor), { id })).resolves.toMatchObject({ data: [{ name: "blood test.pdf" }] });
  });
});

it("a saved file ends as its content demands", () => {
  expect(savedName("run.exe", "application/pdf")).toBe("run.exe.pdf");
  expect(savedName("Scan.PDF", "application/pdf")).toBe("Scan.PDF");
  expect(savedName("photo.jpeg", "image/jpeg")).toBe("photo.jpeg");
  expect(savedName("photo", "image/png")).toBe("photo.png");
});
