import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { attachments } from "@/db/schema/attachments";
import { consultations } from "@/db/schema/consultations";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { makePdf, makePng } from "@/lib/domain/testing/files";
import { bearer, context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { ATTACHMENT_MAX_BYTES } from "@/lib/domain/visits/attachments/attachment";
import { apiDoor } from "./door";
import { UploadSpace } from "./upload-space";

const door = apiDoor(async () => true);
let id: string;
let patient: Awaited<ReturnType<typeof makePatient>>;
let who: Record<string, string>;

beforeEach(async () => {
  patient = await makePatient();
  const slot = await makeSlot((await makeDoctor()).id);
  ({ id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" }));
  await database().update(consultations).set({ status: "in_progress" }).where(eq(consultations.id, id));
  who = await bearer(patient);
});

const send = async (body: BodyInit | Buffer, headers: Record<string, string> = {}, query = "") => {
  const response = await door.request(`http://localhost:3000/api/v1/consultations/${id}/attachments${query}`, {
    method: "POST", headers: { "content-type": "application/pdf", "x-file-name": "blood%20test.pdf", ...who, ...headers }, body, duplex: "half",
  } as RequestInit);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
};
const kept = () => database().$count(attachments, eq(attachments.consultationId, id));

/** A body that arrives in parts; `sent` counts what was read of it. */
function streamed(bytes: number, { breaksOff = false } = {}) {
  const count = { sent: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (count.sent >= bytes) return breaksOff ? controller.error(new Error("aborted")) : controller.close();
      const part = Math.min(65_536, bytes - count.sent);
      count.sent += part;
      controller.enqueue(new Uint8Array(part).fill(0x20));
    },
  }, { highWaterMark: 0 });
  return { body, count };
}

describe("a file as a body", () => {
  it("is kept under its decoded name and comes back as a download that no browser runs", async () => {
    const made = await send(makePdf(), { "x-file-name": encodeURIComponent(`ख़ून "1"; x='y'.pdf`) });
    expect(made).toMatchObject({ status: 201, body: { name: `ख़ून "1"; x='y'.pdf`, type: "application/pdf" } });
    const response = await door.request(`http://localhost:3000/api/v1/attachments/${made.body.id as string}`, { headers: who });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(makePdf().length),
      "content-disposition": `attachment; filename="____ _1_; x='y'.pdf"; filename*=UTF-8''${encodeURIComponent(`ख़ून "1"; x='y'.pdf`).replaceAll("'", "%27")}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "cache-control": "private, no-store",
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(makePdf());
  });

  it("may have exactly the largest size", async () => {
    const bytes = makePdf("x", ATTACHMENT_MAX_BYTES - makePdf().length - 20);
    expect(bytes.length).toBeLessThanOrEqual(ATTACHMENT_MAX_BYTES);
    expect(bytes.length).toBeGreaterThan(ATTACHMENT_MAX_BYTES - 100);
    expect((await send(bytes)).status).toBe(201);
  });

  it.each([
    ["a script named .jpg", { body: Buffer.from("#!/bin/sh"), headers: { "content-type": "image/jpeg", "x-file-name": "rash.jpg" } }, 415, /^This is not a PDF, JPEG or PNG, whatever its name says/],
    ["a PDF that is none", { body: Buffer.from("%PDF-1.7 hello") }, 415, /^This file is damaged or not whole\./],
    ["a text", { body: Buffer.from("hello"), headers: { "content-type": "text/plain" } }, 415, /PDF, JPEG and PNG files are allowed\.$/],
    ["a form", { body: Buffer.from("--x"), headers: { "content-type": "multipart/form-data; boundary=x" } }, 415, /PDF, JPEG and PNG files are allowed\.$/],
    ["a PNG that claims to be a PDF", { body: makePng() }, 415, /is image\/png, and not application\/pdf/],
    ["11 MB", { body: makePdf("x", 11 * 1024 * 1024) }, 413, /^This file is larger than 10 MB\. Send a smaller one/],
    ["a name with a path", { body: makePdf(), headers: { "x-file-name": "..%2Fscan.pdf" } }, 422, /without folders/],
    ["no name", { body: makePdf(), headers: { "x-file-name": "" } }, 422, /cannot be empty/],
    ["a name that cannot be decoded", { body: makePdf(), headers: { "x-file-name": "%E0%A4%A" } }, 422, /not percent-encoded/],
    ["nothing", { body: Buffer.alloc(0) }, 422, /This file is empty/],
  ] as const)("is refused in plain words, and not kept, if it is %s", async (_, { body, ...more }, status, words) => {
    const answer = await send(body as Buffer, "headers" in more ? more.headers : {});
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    expect(String(answer.body.detail ?? Object.values(answer.body.errors as Record<string, string[]>)[0]![0])).toMatch(words);
    expect(await kept()).toBe(0);
  });

  it("is not read further than the limit if its length was not declared, and not at all if that is too large", async () => {
    const { body, count } = streamed(64 * 1024 * 1024);
    expect((await send(body)).status).toBe(413);
    expect(count.sent).toBeLessThanOrEqual(ATTACHMENT_MAX_BYTES + 4 * 65_536);
    const declared = streamed(1024);
    expect((await send(declared.body, { "content-length": "11000000" })).status).toBe(413);
    expect(declared.count.sent).toBe(0);
  });

  it("that breaks off or is shorter than declared leaves nothing", async () => {
    for (const answer of [await send(streamed(100_000, { breaksOff: true }).body), await send(streamed(100_000).body, { "content-length": "200000" })]) {
      expect(answer).toMatchObject({ status: 400, body: { detail: "The file did not arrive whole, and nothing of it was kept. Send it again." } });
    }
    expect(await kept()).toBe(0);
  });

  it("is not read of a guest, or after the session was ended", async () => {
    const guest = streamed(1024);
    expect((await send(guest.body, { authorization: "" })).status).toBe(401);
    const [session] = await database().select().from(sessions).where(eq(sessions.userId, patient.id));
    await database().update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, session!.id));
    const ended = streamed(1024);
    expect((await send(ended.body)).status).toBe(401);
    expect([guest.count.sent, ended.count.sent]).toEqual([0, 0]);
    const response = await door.request(`http://localhost:3000/api/v1/attachments/${id}`, { headers: who });
    expect(response.status).toBe(401);
  });
});

it("is not read of a person who does not attend the visit", async () => {
  const body = streamed(1024);
  const stranger = await bearer(await makePatient());
  expect((await send(body.body, stranger)).status).toBe(404);
  expect(body.count.sent).toBe(0);
});

it("lets no account fill the memory with files on their way", () => {
  const leaves = Array.from({ length: 4 }, () => UploadSpace.enter(patient.actor, 1000));
  expect(() => UploadSpace.enter(patient.actor, 1000)).toThrow(expect.objectContaining({ code: "rate_limited" }));
  leaves[0]!();
  leaves[0] = UploadSpace.enter(patient.actor, 1000);
  const other = { kind: "system", job: "test" } as const;
  expect(() => UploadSpace.enter(other, 256 * 1024 * 1024)).toThrow(expect.objectContaining({ code: "unavailable" }));
  leaves.forEach((leave) => leave());
  UploadSpace.enter(other, 256 * 1024 * 1024)();
});
