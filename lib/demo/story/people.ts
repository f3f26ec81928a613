import type { profiles, users } from "@/db/schema/accounts";
import type { doctors } from "@/db/schema/doctors";
import type { patientCarers, patients } from "@/db/schema/patients";
import { fullName } from "@/lib/domain/accounts/name";
import { ageOn } from "@/lib/domain/patients/age";
import type { Relation } from "@/lib/domain/patients/patient";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { keyedHash } from "@/lib/platform/crypto/hash";
import { DAY_MS, dateIn, dayOf, type Hours, later, MINUTE_MS, withTimesAround } from "@/lib/demo/tools/days";
import { cities, type CityName } from "@/lib/demo/words/cities";
import { asciiOf, namesOf } from "@/lib/demo/words/names";
import { type Random, randomFrom } from "@/lib/demo/tools/random";
import { verifiedDoctors } from "@/lib/demo/roster/all";
import type { RosterDoctor } from "@/lib/demo/roster/doctor";
import { hoursOf, practiceRow } from "./practice";
import { rejected, pending } from "@/lib/demo/roster/unverified";

type User = typeof users.$inferInsert;
type Profile = typeof profiles.$inferInsert;
type Doctor = typeof doctors.$inferInsert;

/** The length of the demo's past. */
export const PAST_DAYS = 182;
const PATIENTS = 300;

/** The data of a person that visits and their records need. */
interface Person {
  id: string;
  name: string;
  address: string;
  phone: string;
  since: Date;
}
export interface DemoDoctor extends Person {
  /** True for doctor@amrutam.test. */
  isDemo: boolean;
  practice: RosterDoctor;
  row: Doctor;
  hours: Hours;
  /** How much patients want to see them: 0.4 to 1.8, more for the demo's doctor. */
  popularity: number;
  /** The rating that their reviews vary around. */
  quality: number;
}
export interface DemoPatient extends Person {
  city: CityName;
  gender: "female" | "male";
  dateOfBirth: string;
  isChild: boolean;
  /** The account that books: the patient's own, or a carer's. */
  booker: { id: string; name: string; relation: Relation };
}
export interface Accounts {
  users: User[];
  profiles: Profile[];
  doctors: Doctor[];
  adminId: string;
  /** Patients without an account, and their carers; a trigger makes the others. */
  dependents: (typeof patients.$inferInsert)[];
  carers: (typeof patientCarers.$inferInsert)[];
  /** The verified ones. */
  roster: DemoDoctor[];
  /** Those whose visits are chosen at random. */
  patients: DemoPatient[];
  /** Those whose visits are planned, by first name. Meera is patient@amrutam.test, Karthik son@amrutam.test. */
  family: Record<string, DemoPatient>;
}

/** People with planned visits who have accounts. */
const accountHolders = [
  { name: ["Meera", "Krishnan"], gender: "female", city: "Kochi", born: "1991-04-12", email: "patient@amrutam.test", sinceDays: PAST_DAYS - 40 },
  { name: ["Ravi", "Krishnan"], gender: "male", city: "Kochi", born: "1989-09-30", email: "ravi.krishnan@example.test", sinceDays: 60 },
  { name: ["Karthik", "Subramaniam"], gender: "male", city: "Bengaluru", born: "1986-01-22", email: "son@amrutam.test", sinceDays: PAST_DAYS - 30 },
] as const;

/** Everybody who has an account in the demo. @param now the day the demo is made on; nobody joins later */
export function makeAccounts(now: Date, passwordHash: string): Accounts {
  const accounts: Accounts = { users: [], profiles: [], doctors: [], dependents: [], carers: [], adminId: "", roster: [], patients: [], family: {} };
  const random = randomFrom(1);
  const today = dayOf(now);
  const join = (role: User["role"], email: string, [firstName, lastName]: readonly [string, string], since: Date, city: CityName, more: Partial<Profile>): Person => {
    const id = random.id(since);
    const phone = `+9155500${String(accounts.users.length).padStart(5, "0")}`;
    const address = addressIn(city, random);
    accounts.users.push({ id, email, passwordHash, role, emailVerifiedAt: later(since, 4), createdAt: since, updatedAt: since });
    accounts.profiles.push({
      personId: id,
      firstName,
      lastName,
      phone: encrypt(phone, { column: "profiles.phone", id }),
      phoneIndex: keyedHash("index.phone", phone),
      address: encrypt(JSON.stringify(address), { column: "profiles.address", id }),
      createdAt: since,
      updatedAt: since,
      ...more,
    });
    return { id, name: fullName({ firstName, lastName }), address: `${address.line1}, ${address.line2}, ${address.city} ${address.postalCode}`, phone, since };
  };
  const daysAgo = (days: number) => new Date(today.getTime() - days * DAY_MS + random.int(8 * 60, 20 * 60) * MINUTE_MS);

  accounts.adminId = join("admin", "admin@amrutam.test", ["Vasundhara", "Iyer"], daysAgo(PAST_DAYS + 30), "Bengaluru", { gender: "female", dateOfBirth: "1979-03-14" }).id;

  const practise = (practice: RosterDoctor, since: Date, decision: Partial<Doctor>) => {
    const [first, last] = practice.name;
    const isDemo = first === "Ananya" && last === "Nair";
    const email = isDemo ? "doctor@amrutam.test" : `${asciiOf(first)}.${asciiOf(last)}@amrutam.test`;
    const born = now.getUTCFullYear() - 26 - practice.years;
    const dateOfBirth = `${born}-${String(random.int(1, 12)).padStart(2, "0")}-${String(random.int(1, 28)).padStart(2, "0")}`;
    const person = join("doctor", email, practice.name, since, practice.city, { gender: practice.gender, dateOfBirth });
    const usual = hoursOf(practice, isDemo, random);
    const hours = isDemo ? withTimesAround(usual, now) : usual;
    const row = { ...practiceRow(practice, random), id: person.id, slotMinutes: hours.slotMinutes, submittedAt: since, createdAt: since, updatedAt: since, ...decision };
    accounts.doctors.push(row);
    return { ...person, isDemo, practice, row, hours, popularity: isDemo ? 4.6 : 0.4 + random.next() * 1.4, quality: isDemo ? 4.8 : 3.9 + random.next() * 1.05 };
  };
  const decide = (since: Date, status: "verified" | "rejected", statusReason: string | null = null) => {
    const decidedAt = new Date(since.getTime() + random.int(5, 50) * 3_600_000);
    return { status, statusReason, decidedAt, decidedBy: accounts.adminId, updatedAt: decidedAt, version: 2 };
  };
  for (const practice of verifiedDoctors) {
    const isLateJoiner = practice.years < 9 && random.chance(0.7);
    const since = daysAgo(isLateJoiner ? random.int(20, 120) : PAST_DAYS + random.int(4, 20));
    accounts.roster.push(practise(practice, since, decide(since, "verified")));
  }
  pending.forEach((practice, n) => practise(practice, daysAgo(n + 1), { status: "pending" }));
  const refusedAt = daysAgo(9);
  practise(rejected.practice, refusedAt, decide(refusedAt, "rejected", rejected.reason));

  /** Adds somebody without an account, for whom these accounts care; the first of them books. */
  const addDependent = (carers: readonly DemoPatient[], relation: Relation, [firstName, lastName]: readonly [string, string], gender: "female" | "male", dateOfBirth: string, since: Date): DemoPatient => {
    const [first] = carers as [DemoPatient, ...DemoPatient[]];
    const id = random.id(since);
    const dates = { createdAt: since, updatedAt: since };
    accounts.profiles.push({ personId: id, firstName, lastName, dateOfBirth, gender, address: encrypt(JSON.stringify(addressIn(first.city, random)), { column: "profiles.address", id }), ...dates });
    accounts.dependents.push({ id, ...dates });
    for (const carer of carers) accounts.carers.push({ id: random.id(since), accountId: carer.id, patientId: id, relation, since });
    const { city, address, phone, name } = first;
    return { id, name: fullName({ firstName, lastName }), since, city, address, phone, gender, dateOfBirth, isChild: relation === "child", booker: { id: first.id, name, relation } };
  };
  const joinPatient = (email: string, name: readonly [string, string], since: Date, city: CityName, more: { gender: "female" | "male"; dateOfBirth: string; language?: string }): DemoPatient => {
    const person = join("patient", email, name, since, city, more);
    return { ...person, city, gender: more.gender, dateOfBirth: more.dateOfBirth, isChild: false, booker: { id: person.id, name: person.name, relation: "self" } };
  };

  for (const { name, gender, city, born, email, sinceDays } of accountHolders) {
    accounts.family[name[0]] = joinPatient(email, name, daysAgo(sinceDays), city, { gender, dateOfBirth: born });
  }
  const { Meera, Ravi, Karthik } = accounts.family as Record<"Meera" | "Ravi" | "Karthik", DemoPatient>;
  accounts.family.Aarav = addDependent([Meera, Ravi], "child", ["Aarav", "Krishnan"], "male", dateIn(now, -247), daysAgo(100));
  accounts.family.Diya = addDependent([Meera, Ravi], "child", ["Diya", "Krishnan"], "female", `${now.getUTCFullYear() - 9}-02-14`, daysAgo(PAST_DAYS - 42));
  accounts.family.Gopal = addDependent([Karthik], "parent", ["Gopal", "Subramaniam"], "male", "1953-08-15", daysAgo(PAST_DAYS - 31));

  const cityNames = Object.keys(cities) as CityName[];
  for (let n = accountHolders.length; n < PATIENTS; n++) {
    const city = random.pick(cityNames);
    const gender = random.chance(0.56) ? "female" : "male";
    const names = namesOf(city, random.chance(0.08));
    const name = [random.pick(names[gender]), random.pick(names.last)] as const;
    const birthIn = (year: number) => `${year}-${String(random.int(1, 12)).padStart(2, "0")}-${String(random.int(1, 28)).padStart(2, "0")}`;
    const dateOfBirth = birthIn(now.getUTCFullYear() - random.int(19, 74));
    const since = daysAgo(random.chance(0.35) ? PAST_DAYS + random.int(0, 15) : random.int(3, PAST_DAYS));
    const email = `${asciiOf(name[0])}.${asciiOf(name[1])}.${n}@example.test`;
    const patient = joinPatient(email, name, since, city, { gender, dateOfBirth, language: random.chance(0.7) ? "en" : "hi" });
    accounts.patients.push(patient);
    const { years } = ageOn(dateIn(now), dateOfBirth);
    if (years < 26 || years > 50 || random.chance(0.7)) continue;
    const childs = random.chance(0.5) ? "female" : "male";
    const child = addDependent([patient], "child", [random.pick(names[childs]), name[1]], childs, birthIn(now.getUTCFullYear() - random.int(1, Math.min(13, years - 22))), later(since, 30));
    accounts.patients.push(child);
  }
  return accounts;
}

function addressIn(city: CityName, random: Random) {
  const { state, localities, postalPrefix } = cities[city];
  const line1 = `${random.int(1, 240)}, ${random.pick(["Lotus Apartments", "Temple Road", "Station Road", "Garden Street", "Lake View", "Gandhi Road"])}`;
  return { line1, line2: random.pick<string>(localities), city, state, postalCode: `${postalPrefix}${random.int(10, 95)}`, country: "India" };
}
