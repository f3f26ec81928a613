import { randomBytes } from "node:crypto";
import { expect } from "@playwright/test";

/* People, times and visits for journeys that begin after the booking. The API makes them, which is faster than forms. */

export interface Person {
  id: string;
  email: string;
  token: string;
}

type Times = { startsAt: Date; endsAt: Date }[];

export const password = "monsoon over the western ghats";
/** In capitals, a word that no other journey uses. */
export const newWord = () => [...randomBytes(6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join("");

/** One call of the API, which must succeed. */
export async function call<T>(url: string, method: string, address: string, { body, by }: { body?: unknown; by?: string } = {}): Promise<T> {
  const headers = { "content-type": "application/json", "idempotency-key": randomBytes(12).toString("hex"), ...(by ? { authorization: `Bearer ${by}` } : {}) };
  const answer = await fetch(`${url}/api/v1${address}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await answer.text();
  expect([200, 201, 204], `${method} ${address}: ${text}`).toContain(answer.status);
  return JSON.parse(text || "null") as T;
}

export async function newPerson(url: string, role: "patient" | "doctor", profile: Record<string, string>): Promise<Person> {
  const email = `${role}-${newWord().toLowerCase()}@example.test`;
  const { user, accessToken } = await call<{ user: { id: string }; accessToken: string }>(url, "POST", "/auth/register", { body: { email, password, role, ...profile } });
  return { id: user.id, email, token: accessToken };
}

/** A verified doctor with a practice in this zone. */
export const newDoctor = (url: string, lastName: string, timeZone = "Asia/Kolkata") => newDoctorOf(url, lastName, timeZone, (id) => verify(url, id));

/** A doctor with a practice, who is verified in the way given. Without a fee (in paise), so that a booking is an appointment at once. */
export async function newDoctorOf(url: string, lastName: string, timeZone: string, verifyBy: (id: string) => Promise<void>, fee = 0): Promise<Person> {
  const doctor = await newPerson(url, "doctor", { firstName: "Revati", lastName, timeZone });
  const practice = {
    registrationNumber: newWord(), registrationCouncil: "Karnataka Ayurvedic and Unani Practitioners Board", systemOfMedicine: "Ayurveda", specializations: ["Kayachikitsa"],
    qualifications: ["BAMS"], experienceYears: 9, languages: ["en"], location: { city: "Mysuru", state: "Karnataka" }, consultationFee: { amount: fee, currency: "INR" }, timeZone,
  };
  await call(url, "POST", "/doctors", { by: doctor.token, body: practice });
  await verifyBy(doctor.id);
  return doctor;
}

async function verify(url: string, id: string) {
  const admin = await call<{ accessToken: string }>(url, "POST", "/auth/login", { body: { email: "admin@amrutam.test", password: "Amrutam-demo-1" } });
  await call(url, "POST", `/doctors/${id}/verification`, { by: admin.accessToken, body: { decision: "verified" } });
}

/** Offers these times. Answers the ids of the slots. */
export async function offer(url: string, doctor: Person, slots: Times): Promise<string[]> {
  const { data } = await call<{ data: { id: string }[] }>(url, "POST", `/availability/doctors/${doctor.id}/slots`, { by: doctor.token, body: { slots } });
  return data.map(({ id }) => id);
}

/** A time that begins so soon that the doctor can start the visit now. */
export function soon(): Times[number] {
  const startsAt = new Date((Math.floor(Date.now() / 60_000) + 10) * 60_000);
  return { startsAt, endsAt: new Date(startsAt.getTime() + 600_000) };
}

/** Books a slot. Answers the id of the consultation. */
export async function book(url: string, patient: Person, slotId: string, complaint: string): Promise<string> {
  return (await call<{ id: string }>(url, "POST", "/consultations", { by: patient.token, body: { slotId, complaint, mode: "video" } })).id;
}
