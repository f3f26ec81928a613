import type { profiles, users } from "@/db/schema/accounts";
import type { doctors } from "@/db/schema/doctors";
import { fullName } from "@/lib/domain/accounts/name";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { keyedHash } from "@/lib/platform/crypto/hash";
import { DAY_MS, dayOf, type Hours, later, MINUTE_MS } from "@/lib/demo/tools/days";
import { cities, type CityName, councilOf } from "@/lib/demo/words/cities";
import { asciiOf, namesOf } from "@/lib/demo/words/names";
import { type Random, randomFrom } from "@/lib/demo/tools/random";
import { verifiedDoctors } from "@/lib/demo/roster/all";
import type { RosterDoctor } from "@/lib/demo/roster/doctor";
import { qualificationsOf } from "@/lib/demo/roster/qualifications";
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
}
export interface Accounts {
  users: User[];
  profiles: Profile[];
  doctors: Doctor[];
  adminId: string;
  /** The verified ones. */
  roster: DemoDoctor[];
  /** The first is patient@amrutam.test. */
  patients: DemoPatient[];
}

/** Everybody who has an account in the demo. @param now the day the demo is made on; nobody joins later */
export function makeAccounts(now: Date, passwordHash: string): Accounts {
  const accounts: Accounts = { users: [], profiles: [], doctors: [], adminId: "", roster: [], patients: [] };
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
    const hours = hoursOf(practice, isDemo, random);
    const row = { ...practiceRow(practice, random), id: person.id, slotMinutes: hours.slotMinutes, submittedAt: since, createdAt: since, updatedAt: since, ...decision };
    accounts.doctors.push(row);
    return { ...person, isDemo, practice, row, hours, popularity: isDemo ? 3.6 : 0.4 + random.next() * 1.4, quality: isDemo ? 4.8 : 3.9 + random.next() * 1.05 };
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

  const cityNames = Object.keys(cities) as CityName[];
  for (let n = 0; n < PATIENTS; n++) {
    const city = n === 0 ? "Kochi" : random.pick(cityNames);
    const gender = n === 0 || random.chance(0.56) ? "female" : "male";
    const isChild = n > 0 && random.chance(0.12);
    const names = namesOf(city, random.chance(0.08));
    const name = n === 0 ? (["Meera", "Krishnan"] as const) : ([random.pick(names[gender]), random.pick(names.last)] as const);
    const age = isChild ? random.int(2, 13) : random.int(19, 74);
    const dateOfBirth = `${now.getUTCFullYear() - age}-${String(random.int(1, 12)).padStart(2, "0")}-${String(random.int(1, 28)).padStart(2, "0")}`;
    const since = daysAgo(n === 0 ? PAST_DAYS - 40 : random.chance(0.35) ? PAST_DAYS + random.int(0, 15) : random.int(3, PAST_DAYS));
    const email = n === 0 ? "patient@amrutam.test" : `${asciiOf(name[0])}.${asciiOf(name[1])}.${n}@example.test`;
    const language = random.chance(0.7) ? "en" : "hi";
    const person = join("patient", email, name, since, city, { gender, dateOfBirth, language });
    accounts.patients.push({ ...person, city, gender, dateOfBirth, isChild });
  }
  return accounts;
}

function practiceRow(practice: RosterDoctor, random: Random) {
  const { city, system, specializations, years, fee, also = [], bio } = practice;
  return {
    registrationNumber: `${system[0]}-${random.int(10_000, 99_999)}`,
    registrationCouncil: councilOf(city, system),
    systemOfMedicine: system,
    specializations: [...specializations],
    qualifications: qualificationsOf(practice),
    experienceYears: years,
    languages: [...new Set(["en", ...cities[city].languages, ...also])],
    city,
    state: cities[city].state,
    feeAmount: fee * 100,
    bio,
  };
}

const patterns: readonly Hours["sessions"][] = [
  [[570, 780], [960, 1140]],
  [[600, 840]],
  [[1020, 1260]],
  [[480, 720], [1080, 1200]],
  [[540, 720], [840, 1020]],
];

function hoursOf(practice: RosterDoctor, isDemo: boolean, random: Random): Hours {
  // The demo's doctor works long hours every day, so that there is always a day to look at.
  if (isDemo) return { weekdays: [0, 1, 2, 3, 4, 5, 6], sessions: [[480, 780], [900, 1290]], slotMinutes: 30 };
  const off = random.chance(0.7) ? [0] : [random.int(0, 6)];
  if (random.chance(0.3)) off.push(random.int(0, 6));
  const slotMinutes = practice.specializations.includes("Mental wellness") ? 45 : practice.specializations.includes("Paediatrics") ? 20 : random.pick([20, 30, 30]);
  return { weekdays: [0, 1, 2, 3, 4, 5, 6].filter((day) => !off.includes(day)), sessions: random.pick(patterns), slotMinutes };
}

function addressIn(city: CityName, random: Random) {
  const { state, localities, postalPrefix } = cities[city];
  const line1 = `${random.int(1, 240)}, ${random.pick(["Lotus Apartments", "Temple Road", "Station Road", "Garden Street", "Lake View", "Gandhi Road"])}`;
  return { line1, line2: random.pick<string>(localities), city, state, postalCode: `${postalPrefix}${random.int(10, 95)}`, country: "India" };
}
