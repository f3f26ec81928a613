import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { bearer, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { call } from "@/lib/http/proofs/testing/call";

let doctor: Awaited<ReturnType<typeof makeDoctor>>;
let patient: Record<string, string>;

beforeAll(async () => {
  doctor = await makeDoctor();
  patient = await bearer(await makePatient());
});

const booking = async () => ({ slotId: (await makeSlot(doctor.id, { startsInHours: 24 + Math.ceil(Math.random() * 20_000) })).id, complaint: "Cough", mode: "video" });
const book = (key: string, body: Record<string, unknown>) => call("POST", "/consultations", { body, headers: { ...patient, "idempotency-key": key } });

describe("Idempotency-Key", () => {
  it("gets the first answer again, marked as replayed; the first answer is not marked", async () => {
    const [key, body] = [v7(), await booking()];
    const first = await book(key, body);
    const second = await book(key, body);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    expect(second.headers.get("idempotency-replayed")).toBe("true");
  });

  it("books once if the same request arrives eight times at once, and marks all answers except one as replayed", async () => {
    const [key, body] = [v7(), await booking()];
    const answers = await Promise.all(Array.from({ length: 8 }, () => book(key, body)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get("idempotency-replayed") === "true")).toHaveLength(7);
  });

  it("is the same with and without the quotes of the draft standard", async () => {
    const [key, body] = [v7(), await booking()];
    await book(key, body);
    expect((await book(`"${key}"`, body)).headers.get("idempotency-replayed")).toBe("true");
    const spaced = await book('"order 7 \\"a\\""', await booking());
    expect(spaced.status).toBe(201);
  });

  it("is refused with 422 for another body, and with 400 if it is missing or invalid", async () => {
    const key = v7();
    await book(key, await booking());
    expect(await book(key, await booking())).toMatchObject({ status: 422, body: { code: "idempotency_mismatch" } });
    expect(await call("POST", "/consultations", { body: await booking(), headers: patient })).toMatchObject({ status: 400, body: { code: "malformed_request" } });
    for (const bad of ['""', '"open', "with space", "x".repeat(256), `"${"x".repeat(256)}"`]) {
      expect(await book(bad, await booking()), bad).toMatchObject({ status: 400, body: { code: "malformed_request", errors: { "Idempotency-Key": [expect.any(String)] } } });
    }
  });

  it("is accepted on every write, even if it is not required or the answer is empty", async () => {
    const headers = { ...(await bearer(await makePatient())), "idempotency-key": v7() };
    const put = () => call("PUT", "/users/profile", { body: { firstName: "Kavya" }, headers });
    const [first, second] = [await put(), await put()];
    expect(second.text).toBe(first.text);
    expect(second.headers.get("idempotency-replayed")).toBe("true");

    const others = () => call("DELETE", "/auth/sessions", { headers: { ...headers, "idempotency-key": "sign-out-others-1" } });
    expect((await others()).headers.get("idempotency-replayed")).toBeNull();
    expect(await others().then(({ status, headers: sent }) => [status, sent.get("idempotency-replayed")])).toEqual([204, "true"]);
  });

  it("belongs to the account that sent it", async () => {
    const [key, body] = [v7(), await booking()];
    await book(key, body);
    const other = await call("POST", "/consultations", { body, headers: { ...(await bearer(await makePatient())), "idempotency-key": key } });
    expect(other).toMatchObject({ status: 409, body: { code: "slot_taken" } });
  });
});
