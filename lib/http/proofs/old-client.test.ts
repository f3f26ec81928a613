import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeDoctor, meetInRoom } from "@/lib/domain/testing/fixtures";
import { openApiDocument } from "@/lib/http/openapi/document";
import { type ApiDocument, brokenPromises } from "./testing/compatibility";
import { generateClient, type GeneratedClient, listen } from "./testing/generated-client";
import { PASSWORD, withPassword } from "./testing/stage";

/*
 * A client from before accounts could care for several patients. It knows the API by the document of that time (commit 0f96cd3,
 * kept without its descriptions), so it never says for whom it books. Its patient is an adult, as its date of birth says: a minor's
 * visit now needs the name of an adult, which that document did not ask for.
 */
const old = JSON.parse(gunzipSync(readFileSync(path.join(import.meta.dirname, "testing", "openapi-of-0f96cd3.json.gz"))).toString()) as ApiDocument;

const program = `
import createClient from "openapi-fetch";
import type { components, paths } from "./api";

type Schemas = components["schemas"];
export type Seen = (call: string, status: number, text: string) => unknown;
export interface Doctor { id: string; email: string; password: string; lastName: string }

/** A client that tells of every answer. */
function connect(baseUrl: string, seen: Seen) {
  const api = createClient<paths>({ baseUrl });
  api.use({
    async onResponse({ schemaPath, request, response }) {
      await seen(request.method + " " + schemaPath, response.status, await response.clone().text());
    },
  });
  return api;
}
const authorized = (token: string) => ({ onRequest: ({ request }: { request: Request }) => request.headers.set("authorization", "Bearer " + token) });
const once = () => ({ header: { "Idempotency-Key": crypto.randomUUID() } });

function given<T>({ data, error, response }: { data?: T; error?: { code: string; detail?: string }; response: Response }): T {
  if (data === undefined) throw new Error(response.url + " answered " + response.status + " " + JSON.stringify(error));
  return data;
}

export async function live(baseUrl: string, seen: Seen, email: string, doctor: Doctor): Promise<unknown[]> {
  const [mine, theirs] = [connect(baseUrl, seen), connect(baseUrl, seen)];
  const account: Schemas["SignedIn"] = given(await mine.POST("/auth/register", { body: { email, password: doctor.password, role: "patient", firstName: "Kavitha", lastName: "Nagaraj" } }));
  const signedIn = given(await mine.POST("/auth/login", { body: { email, password: doctor.password } }));
  const renewed = given(await mine.POST("/auth/refresh", { body: { refreshToken: signedIn.refreshToken } }));
  mine.use(authorized(renewed.accessToken));
  given(await mine.GET("/auth/session"));
  given(await mine.GET("/auth/sessions"));

  const profile: Schemas["Profile"] = given(await mine.GET("/users/profile"));
  const changed = given(await mine.PUT("/users/profile", { body: {
    version: profile.version, dateOfBirth: "1984-03-09", gender: "female", phone: "+919845012345",
    address: { line1: "4 Temple Road", city: "Mysuru", state: "Karnataka", postalCode: "570001" },
  } }));

  theirs.use(authorized(given(await theirs.POST("/auth/login", { body: { email: doctor.email, password: doctor.password } })).accessToken));
  given(await theirs.GET("/doctors/me"));
  const at = (minutes: number) => new Date((Math.ceil(Date.now() / 60_000) + minutes) * 60_000).toISOString();
  const times = [[4, 34], [2880, 2910]].map(([from, to]) => ({ startsAt: at(from!), endsAt: at(to!) }));
  const slots: Schemas["Slot"][] = given(await theirs.POST("/availability/doctors/{doctorId}/slots", { params: { path: { doctorId: doctor.id } }, body: { slots: times } })).data;
  given(await theirs.GET("/availability/doctors/{doctorId}/slots", { params: { path: { doctorId: doctor.id }, query: { from: at(0), to: at(4320) } } }));

  const found = given(await mine.GET("/doctors/search", { params: { query: { q: doctor.lastName } } })).data[0];
  given(await mine.GET("/doctors/{id}", { params: { path: { id: found!.id } } }));
  const free = given(await mine.GET("/availability/doctors/{doctorId}/available", { params: { path: { doctorId: found!.id }, query: { date: at(0).slice(0, 10), days: 4, timeZone: "UTC" } } })).data;

  const visit: Schemas["Consultation"] = given(await mine.POST("/consultations", { params: once(), body: { slotId: slots[0]!.id, complaint: "Acidity", mode: "video" } }));
  const other = given(await mine.POST("/consultations", { params: once(), body: { slotId: slots[1]!.id, complaint: "Acidity still", mode: "audio" } }));
  const listed: Schemas["ConsultationSummary"][] = given(await mine.GET("/consultations", { params: { query: { when: "upcoming" } } })).data;
  const params = { path: { id: visit.id } };
  given(await mine.PUT("/consultations/{id}", { params, body: { complaint: "Acidity after meals", version: visit.version } }));
  const read = given(await mine.GET("/consultations/{id}", { params }));
  const cancelled = given(await mine.POST("/consultations/{id}/cancel", { params: { path: { id: other.id } }, body: { reason: "I have to travel." } }));

  given(await theirs.GET("/consultations", { params: { query: { patientId: account.user.id } } }));
  given(await theirs.GET("/consultations/{id}", { params }));
  given(await theirs.PUT("/consultations/{id}", { params, body: { status: "in_progress" } }));
  given(await theirs.PUT("/consultations/{id}", { params, body: { notes: "Tongue coated", diagnosis: "Amlapitta" } }));
  const medications = [{ drug: "Triphala churna", form: "powder", strength: "as supplied", dose: "5 g", route: "oral", frequency: "once at bedtime", durationDays: 30, quantity: "150 g" }];
  const draft: Schemas["Prescription"] = given(await theirs.POST("/prescriptions", { params: once(), body: { consultationId: visit.id, diagnosis: "Amlapitta", medications, draft: true } }));
  const paper = { path: { id: draft.id } };
  given(await theirs.PUT("/prescriptions/{id}", { params: { ...paper, ...once() }, body: { diagnosis: "Amlapitta", medications, advice: "Warm water", version: draft.version } }));
  const signed = given(await theirs.POST("/prescriptions/{id}/sign", { params: { ...paper, ...once() } }));
  given(await theirs.PUT("/consultations/{id}", { params, body: { status: "completed" } }));

  const papers: Schemas["PrescriptionSummary"][] = given(await mine.GET("/prescriptions")).data;
  given(await mine.GET("/prescriptions/{id}", { params: paper }));
  given(await mine.POST("/prescriptions/verification", { body: { id: draft.id, code: signed.verificationCode! } }));
  const accesses: Schemas["RecordAccess"][] = given(await mine.GET("/users/record-access")).data;
  given(await mine.GET("/consultations", { params: { query: { when: "past" } } }));
  await mine.POST("/auth/logout");

  return [
    profile.id === account.user.id, changed.dateOfBirth, free.length, listed.length, read.patient, read.complaint, cancelled.status, papers.length, signed.patient.id === account.user.id,
    [...new Set(accesses.map(({ kind }) => kind))].sort(),
  ];
}
`;

interface Answer {
  call: string;
  status: number;
  text: string;
}
interface Doctor {
  id: string;
  email: string;
  password: string;
  lastName: string;
}
type Live = (baseUrl: string, seen: (...answer: [string, number, string]) => unknown, email: string, doctor: Doctor) => Promise<unknown[]>;

let api: Awaited<ReturnType<typeof listen>>;
let client: GeneratedClient;

beforeAll(async () => {
  api = await listen();
  client = await generateClient(old);
});
afterAll(() => {
  api.close();
  client.remove();
});

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(old, "old");

/** What is wrong with an answer by the old document; empty if it is what that promised. */
function disappointments({ call, status, text }: Answer): string[] {
  const [method, address] = call.split(" ") as [string, string];
  const { responses } = old.paths[address]![method.toLowerCase()]!;
  if (!Object.keys(responses).includes(String(status)) || status >= 400) return [`${call}: ${status} instead of ${Object.keys(responses)[0]}`];
  if (!responses[status]!.content) return text === "" ? [] : [`${call}: an answer where none was promised`];
  const pointer = ["paths", address, method.toLowerCase(), "responses", String(status), "content", "application/json", "schema"].map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")));
  const isRight = ajv.getSchema(`old#/${pointer.join("/")}`)!;
  return isRight(JSON.parse(text)) ? [] : isRight.errors!.map(({ instancePath, message }) => `${call}: ${instancePath} ${message}`);
}

describe("a client from before accounts cared for several patients", () => {
  it("type-checks, and gets from today's server what its document promised", async () => {
    expect(client.compile("live", program)).toBe("");
    const lastName = `Zvezdan${Date.now().toString(36).replace(/\d/g, "q")}`;
    const doctor = await makeDoctor({ lastName });
    const { live } = (await client.load("live")) as { live: Live };
    const email = `old.${process.pid}.${Date.now()}@example.in`;
    const answers: Answer[] = [];
    // The two meet in the room while the consultation is under way; one without the patient would need a reason, which the old document does not know.
    const watch = async (call: string, status: number, text: string) => {
      answers.push({ call, status, text });
      const { id, status: state } = JSON.parse(text || "{}") as { id?: string; status?: string };
      if (call === "PUT /consultations/{id}" && id && state === "in_progress") await meetInRoom(id);
    };
    const seen = await live(api.baseUrl, watch, email, { id: doctor.id, email: await withPassword(doctor), password: PASSWORD, lastName });
    const { id } = (JSON.parse(answers[0]!.text) as { user: { id: string } }).user;
    expect(seen).toEqual([
      true, "1984-03-09", 2, 2, expect.objectContaining({ id, name: "Kavitha Nagaraj" }), "Acidity after meals", "cancelled", 1, true,
      expect.arrayContaining(["prescribed"]),
    ]);
    expect(answers.flatMap(disappointments)).toEqual([]);
    expect(new Set(answers.map(({ call }) => call)).size).toBeGreaterThan(24);
  }, 180_000);

  it("notices an answer that lacks what the document promised", () => {
    expect(disappointments({ call: "GET /users/profile", status: 200, text: '{"id":"x"}' })).not.toEqual([]);
    expect(disappointments({ call: "POST /consultations", status: 422, text: "{}" })).not.toEqual([]);
  });
});

describe("the document of today", () => {
  it("takes all that the old document let a client send, and promises all that it promised", () => {
    const now = JSON.parse(JSON.stringify(openApiDocument())) as ApiDocument;
    // What is new where the old document named all values, each with why a client that knows fewer is not misled.
    const known = [
      // Who saw a record has new kinds of entry: about carers, whom such a client has not invited, and about what a pharmacy dispensed.
      /^GET \/users\/record-access 200\.data\[\]\.kind: /,
      // Since there is a ledger, a refund counts in the period in which it is given back (ADR 24). The sentence in the answers says which rule holds.
      /^GET \/analytics\/(?:dashboard 200\.revenue|revenue\/trends 200|doctors\/top 200)\.refunds: \["From the ledger/,
      // A paper that was dispensed, wholly or in part, is no longer plainly `valid`: a pharmacy's program that does not know the new words must not dispense it again.
      /^POST \/prescriptions\/verification 200\.status: \["valid","partly_dispensed","dispensed","superseded","revoked"\]/,
      // Only a key that an administrator has given the new scope shows it.
      /^(?:POST \/api-keys 201\.|GET \/api-keys 200\.data\[\]\.|GET \/api-keys\/current 200\.)scopes\[\]: /,
    ];
    expect(brokenPromises(old, now).filter((gap) => !known.some((one) => one.test(gap)))).toEqual([]);
  });

  it.each<[string, (document: ApiDocument) => void, RegExp]>([
    ["a request field that is newly required", ({ components: { schemas } }) => void schemas.BookConsultationRequest!.required!.push("patientId"), /POST \/consultations body: patientId is now required/],
    ["an answer's field that is gone", ({ components: { schemas } }) => void delete schemas.Consultation!.properties!.patient, /GET \/consultations\/\{id\} 200: patient is gone/],
    ["an answer's field that may be missing", ({ components: { schemas } }) => void (schemas.Profile!.required = []), /GET \/users\/profile 200: email is no longer always there/],
    ["a query that needs a parameter", ({ paths }) => void paths["/prescriptions"]!.get!.parameters!.push({ name: "patientId", in: "query", required: true, schema: { type: "string" } }), /now needs query patientId/],
    ["an address that is gone", ({ paths }) => void delete paths["/users/profile"], /PUT \/users\/profile is gone/],
    ["another status", ({ paths }) => void (paths["/consultations"]!.post!.responses = { 202: {} }), /POST \/consultations no longer answers 201/],
    ["a value that is no longer taken", ({ components: { schemas } }) => void (schemas.Mode!.enum = ["video"]), /POST \/consultations body\.mode/],
    ["a value that the client does not know", ({ components: { schemas } }) => void schemas.Status!.enum!.push("postponed"), /GET \/consultations\/\{id\} 200\.status/],
  ])("would be found to break promises by %s", (_what, change, gap) => {
    const changed = structuredClone(old);
    change(changed);
    expect(brokenPromises(old, old)).toEqual([]);
    expect(brokenPromises(old, changed).join("\n")).toMatch(gap);
  });
});
