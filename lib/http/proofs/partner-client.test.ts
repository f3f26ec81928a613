import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeDoctor, makeSlot } from "@/lib/domain/testing/fixtures";
import { openApiDocument } from "@/lib/http/openapi/document";
import { generateClient, type GeneratedClient, listen } from "./testing/generated-client";

/** The program of a partner who knows only our API document. */
const program = `
import createClient from "openapi-fetch";
import type { components, paths } from "./api";

export async function visit(baseUrl: string, email: string, words: string, date: string): Promise<string[]> {
  const api = createClient<paths>({ baseUrl });
  const account = await api.POST("/auth/register", {
    body: { email, password: "monsoon lantern tamarind", role: "patient", firstName: "Kavitha", lastName: "Nagaraj" },
  });
  if (account.error) throw new Error(account.error.code);
  api.use({ onRequest: ({ request }) => request.headers.set("authorization", "Bearer " + account.data.accessToken) });

  const found = await api.GET("/doctors/search", { params: { query: { q: words } } });
  const doctor = found.data?.data[0];
  if (!doctor) throw new Error("nobody found");
  const free = await api.GET("/availability/doctors/{doctorId}/available", { params: { path: { doctorId: doctor.id }, query: { date, days: 3, timeZone: "Asia/Kolkata" } } });
  const slot = free.data?.data[0];
  if (!slot) throw new Error("no time");

  const order = { params: { header: { "Idempotency-Key": crypto.randomUUID() } }, body: { slotId: slot.id, complaint: "Acidity", mode: "video" as const } };
  const booked = await api.POST("/consultations", order);
  const again = await api.POST("/consultations", order);
  if (booked.error || again.error) throw new Error((booked.error ?? again.error)!.code);
  const visit: components["schemas"]["Consultation"] = booked.data;
  const read = await api.GET("/consultations/{id}", { params: { path: { id: visit.id } } });
  const cancelled = await api.POST("/consultations/{id}/cancel", { params: { path: { id: visit.id } }, body: { reason: "I have to travel." } });
  const late = await api.POST("/consultations/{id}/cancel", { params: { path: { id: visit.id } }, body: { reason: "Again." } });
  return [doctor.id, visit.status, again.data.id === visit.id ? "same" : "twice", again.response.headers.get("idempotency-replayed") ?? "", read.data?.complaint ?? "", cancelled.data?.status ?? "", late.error?.code ?? ""];
}
`;
const mistakes = `
import createClient from "openapi-fetch";
import type { paths } from "./api";
const api = createClient<paths>({ baseUrl: "" });
void api.POST("/consultations", { params: { header: { "Idempotency-Key": "1" } }, body: { slotId: "x", mode: "video" } });
void api.POST("/consultations", { body: { slotId: "x", complaint: "y", mode: "video" } });
void api.GET("/consultation", {});
`;

const brief = `
import createClient from "openapi-fetch";
import type { paths } from "./api";
const api = createClient<paths>({ baseUrl: "" });
const fee = { amount: 50000, currency: "INR" as const };
void api.POST("/doctors", {
  body: {
    registrationNumber: "I-48213", registrationCouncil: "Karnataka", systemOfMedicine: "Ayurveda", specializations: ["Kayachikitsa"], qualifications: ["BAMS"],
    experienceYears: 12, languages: ["en"], location: { city: "Mysuru", state: "Karnataka" }, consultationFee: fee,
  },
});
const medications = [{ drug: "AVIPATTIKAR CHURNA", form: "powder", strength: "as supplied", dose: "3 g", route: "oral", frequency: "twice a day", durationDays: 14, quantity: "90 g" }];
void api.POST("/prescriptions", { params: { header: { "Idempotency-Key": "1" } }, body: { consultationId: "x", diagnosis: "y", medications } });
void api.PUT("/users/profile", { body: { address: { line1: "4 Temple Road", city: "Mysuru", state: "Karnataka", postalCode: "570001" } } });
`;

let api: Awaited<ReturnType<typeof listen>>;
let client: GeneratedClient;

beforeAll(async () => {
  api = await listen();
  client = await generateClient(openApiDocument());
});
afterAll(() => {
  api.close();
  client.remove();
});

describe("a client generated from the document", () => {
  it("type-checks, and can take a new patient from registration to a cancelled visit", async () => {
    expect(client.compile("visit", program)).toBe("");
    const lastName = `Zvezdan${Date.now().toString(36).replace(/\d/g, "q")}`;
    const doctor = await makeDoctor({ lastName });
    await makeSlot(doctor.id, { startsInHours: 30 });
    const { visit } = (await client.load("visit")) as { visit(...args: string[]): Promise<string[]> };
    const seen = await visit(api.baseUrl, `client.${process.pid}.${Date.now()}@example.in`, lastName, new Date().toISOString().slice(0, 10));
    expect(seen).toEqual([doctor.id, "scheduled", "same", "true", "Acidity", "cancelled", "invalid_transition"]);
  }, 90_000);

  it("compiles without optional fields", () => {
    expect(client.compile("brief", brief)).toBe("");
  }, 60_000);

  it("does not compile if a field, a required header or an address is wrong", () => {
    const said = client.compile("mistakes", mistakes);
    expect(said).toMatch(/complaint/);
    expect(said).toMatch(/Idempotency-Key|params/);
    expect(said.match(/error TS/g)?.length).toBeGreaterThanOrEqual(3);
  }, 60_000);
});
