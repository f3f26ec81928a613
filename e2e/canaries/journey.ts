import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { generateSync } from "otplib";

/** A word that appears nowhere by chance. It has only letters, so that every parser takes it as one word. */
const word = (what: string) => `zq${what}${[...randomBytes(8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join("")}`;
const digits = () => String(7_000_000_000 + (randomBytes(4).readUInt32BE() % 999_999_999));
const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);

/** The words entered in the journey; none of them may be found afterwards. */
interface Planted {
  /** Health, contact data and secrets: neither in the database nor in a log. */
  encrypted: string[];
  /** Names and emails: in no log. */
  names: string[];
}

type Body = Record<string, unknown>;

/** The fields of the answers that this journey uses. */
interface Answer {
  id: string;
  user: { id: string };
  accessToken: string;
  refreshToken: string;
  mfaToken: string;
  secret: string;
  recoveryCodes: string[];
  data: { id: string }[];
  verificationCode: string;
  apiKey: string;
}

/** People of every role do everything that is possible, through the API and in the browser, with planted words in each field. */
export async function journey(url: string, page: Page): Promise<Planted> {
  const encrypted: string[] = [];
  const names: string[] = [];
  const hide = (what: string) => (encrypted.push(word(what)), encrypted.at(-1)!);
  const keep = (secret: unknown) => (encrypted.push(String(secret)), String(secret));
  const name = (what: string) => (names.push(word(what)), capital(names.at(-1)!));

  async function api(method: string, address: string, { body, by, key, expected = [200, 201, 204] }: { body?: Body | string; by?: string; key?: string; expected?: number[] } = {}) {
    const response = await fetch(`${url}/api/v1${address}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(by ? { authorization: `Bearer ${by}` } : {}),
        ...(method === "GET" ? {} : { "idempotency-key": key ?? randomBytes(12).toString("hex") }),
      },
      body: typeof body === "string" || body === undefined ? body : JSON.stringify(body),
    });
    const text = await response.text();
    expect(expected, `${method} ${address}: ${text}`).toContain(response.status);
    return (text.startsWith("{") ? JSON.parse(text.split("\n", 1)[0]!) : {}) as Answer;
  }
  const account = async (role: "patient" | "doctor") => {
    const email = `${name("mail")}@example.test`.toLowerCase();
    const phone = digits();
    encrypted.push(phone);
    const password = `${hide("phrase")} over the ghats`;
    const made = await api("POST", "/auth/register", { body: { email, password, role, firstName: name("first"), lastName: name("last"), phone: `+91${phone}`, dateOfBirth: "1988-04-02", gender: "female" } });
    keep(made.refreshToken);
    return { email, password, id: made.user.id, token: keep(made.accessToken) };
  };

  // Accounts, their sessions and their second factors.
  const patient = await account("patient");
  const doctor = await account("doctor");
  await api("POST", "/auth/register", { body: { email: patient.email, password: `${hide("again")} over the ghats`, role: "patient", firstName: "A", lastName: "B" }, expected: [409] });
  await api("POST", "/auth/login", { body: { email: patient.email, password: hide("wrong") }, expected: [401] });
  await api("POST", "/auth/password/forgot", { body: { email: patient.email } });
  // The paths of the links in mails.
  encrypted.push("reset-password?token=", "verify-email?token=");
  const { refreshToken } = await api("POST", "/auth/login", { body: { email: patient.email, password: patient.password } });
  keep((await api("POST", "/auth/refresh", { body: { refreshToken: keep(refreshToken) } })).refreshToken);
  await api("PUT", "/users/profile", { by: patient.token, body: { address: { line1: hide("line"), line2: hide("line"), city: hide("city"), state: "Karnataka", postalCode: "570001" } } });
  const { secret } = await api("POST", "/auth/mfa/setup", { by: doctor.token });
  const { recoveryCodes } = await api("POST", "/auth/mfa/enable", { by: doctor.token, body: { code: generateSync({ secret: keep(secret) }) } });
  recoveryCodes.forEach(keep);
  const asked = await api("POST", "/auth/login", { body: { email: doctor.email, password: doctor.password }, expected: [401] });
  keep(asked.mfaToken);
  const second = await api("POST", "/auth/login", { body: { email: doctor.email, password: doctor.password, recoveryCode: recoveryCodes[1] } });
  doctor.token = keep(second.accessToken);
  const chief = (await api("POST", "/auth/login", { body: { email: "admin@amrutam.test", password: "Amrutam-demo-1" } })).accessToken as string;
  keep(chief);

  // A practice, its times, and consultations.
  const practice = { registrationCouncil: "Karnataka Ayurvedic and Unani Practitioners Board", systemOfMedicine: "Ayurveda", specializations: ["Kayachikitsa"], qualifications: ["BAMS"], experienceYears: 9, languages: ["en"], location: { city: "Mysuru", state: "Karnataka" }, consultationFee: { amount: 0, currency: "INR" } };
  await api("POST", "/doctors", { by: doctor.token, body: { ...practice, registrationNumber: word("registration") } });
  await api("POST", `/doctors/${doctor.id}/verification`, { by: chief, body: { decision: "verified" } });
  // The first is about to begin, so that the visit can be started.
  const soon = (Math.floor(Date.now() / 60_000) + 10) * 60_000;
  const times = [0, 1, 2].map((n) => ({ startsAt: new Date(soon + n * 3_600_000).toISOString(), endsAt: new Date(soon + n * 3_600_000 + 1_800_000).toISOString() }));
  const slots = (await api("POST", `/availability/doctors/${doctor.id}/slots`, { by: doctor.token, body: { slots: times } })).data.map((slot) => slot.id);
  const booking = { slotId: slots[0], complaint: hide("complaint"), mode: "video" };
  const { id } = await api("POST", "/consultations", { by: patient.token, key: "one-booking", body: booking });
  await api("POST", "/consultations", { by: patient.token, key: "one-booking", body: booking });
  await api("POST", "/consultations", { by: patient.token, body: { ...booking, complaint: hide("late") }, expected: [409] });
  await api("PUT", `/consultations/${id}`, { by: patient.token, body: { complaint: hide("complaint") } });
  const called = await api("POST", "/consultations", { by: patient.token, body: { slotId: slots[1], complaint: hide("complaint"), mode: "audio" } });
  await api("POST", `/consultations/${called.id}/cancel`, { by: patient.token, body: { reason: hide("reason") } });
  await api("PUT", `/consultations/${id}/intake`, { by: patient.token, body: { since: hide("since"), history: hide("history"), allergies: hide("allergies"), medicines: hide("medicines"), heightCm: 161, weightKg: 58 } });
  await api("PUT", `/consultations/${id}/intake`, { by: patient.token, body: { version: 0, allergies: hide("allergies") }, expected: [409] });
  await api("PUT", `/consultations/${id}`, { by: doctor.token, body: { status: "in_progress", notes: hide("notes"), diagnosis: hide("diagnosis"), advice: hide("advice") } });
  const noted = () => ({ complaint: hide("complaint"), history: hide("history"), findings: hide("findings"), assessment: hide("assessment"), plan: hide("plan") });
  await api("PUT", `/consultations/${id}/notes`, { by: doctor.token, body: { version: 0, ...noted() } });
  await api("PUT", `/consultations/${id}/notes`, { by: doctor.token, body: { version: 0, ...noted() }, expected: [409] });
  await api("POST", `/consultations/${id}/checks`, { by: doctor.token, body: { kind: "identity" } });

  // Prescriptions.
  const triphala = { drug: "Triphala churna", form: "powder", strength: hide("strength"), dose: hide("dose"), route: hide("route"), frequency: hide("frequency"), durationDays: 30, quantity: "150 g", instructions: hide("instructions") };
  const written = { consultationId: id, complaints: hide("complaints"), history: hide("history"), findings: hide("findings"), investigations: hide("investigations"), diagnosis: hide("diagnosis"), advice: hide("advice") };
  await api("POST", "/prescriptions", { by: doctor.token, body: { ...written, medications: [{ ...triphala, drug: hide("drug") }], draft: true } });
  await api("POST", "/prescriptions", { by: doctor.token, body: { ...written, medications: [{ ...triphala, drug: hide("drug") }] }, expected: [422] });
  const paper = await api("POST", "/prescriptions", { by: doctor.token, body: { ...written, medications: [triphala] } });
  await api("POST", "/prescriptions/verification", { body: { id: paper.id, code: keep(paper.verificationCode) } });
  await api("GET", `/prescriptions/${paper.id}`, { by: patient.token });
  await api("POST", `/prescriptions/${paper.id}/revoke`, { by: doctor.token, body: { reason: hide("reason") } });
  await api("PUT", `/consultations/${id}`, { by: doctor.token, body: { status: "completed", reason: hide("completionReason") } });
  await api("POST", `/consultations/${id}/addenda`, { by: doctor.token, body: { text: hide("addendum") } });
  await api("GET", `/consultations/${id}/notes`, { by: patient.token });

  // Partners, administrators, and failing requests.
  const { apiKey } = await api("POST", "/api-keys", { by: chief, body: { name: "A pharmacy", scopes: ["doctors:read"], expiresAt: new Date(Date.now() + 86_400_000).toISOString() } });
  await api("GET", `/doctors/search?q=${hide("search")}`, { by: keep(apiKey) });
  await api("GET", `/consultations/${id}`, { by: chief });
  await api("GET", "/audit/logs/export", { by: chief });
  await api("GET", `/doctors/search?sort=${hide("query")}`, { expected: [422] });
  await api("GET", "/consultations", { by: hide("token"), expected: [401] });
  await api("POST", "/consultations", { by: patient.token, body: `{"complaint":"${hide("broken")}`, expected: [400] });
  await api("POST", "/consultations", { by: patient.token, body: { slotId: hide("id"), complaint: `${hide("nul")}\u0000`, mode: "video" }, expected: [422] });
  await api("PUT", "/users/profile", { by: patient.token, body: { phone: hide("phone"), [hide("field")]: 1 }, expected: [422] });
  const changed = `${hide("phrase")} over the hills`;
  await api("POST", "/auth/password", { by: patient.token, body: { currentPassword: patient.password, newPassword: changed } });

  // The same in the browser.
  await page.goto(`${url}/sign-in`);
  for (const password of [hide("wrong"), changed]) {
    await page.getByLabel("Email").fill(patient.email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await (password === changed ? page.waitForURL("**/patient") : expect(page.getByText(/not right/i).first()).toBeVisible());
  }
  for (const { value } of await page.context().cookies()) if (value.length > 40) keep(value);
  await page.goto(`${url}/doctors?q=${hide("search")}`);
  await page.goto(`${url}/doctors/${doctor.id}`);
  await page.goto(`${url}/doctors/${doctor.id}?date=${times[2]!.startsAt.slice(0, 10)}`);
  await page.locator("input[name=slotId]").last().check({ force: true });
  await page.getByLabel("What troubles you?").fill(hide("complaint"));
  await page.getByRole("button", { name: "Book this time" }).click();
  await page.waitForURL(/\/patient\/consultations\/.*booked/);
  return { encrypted, names };
}
