import type { consultationIntakes } from "@/db/schema/intakes";
import { ageOn } from "@/lib/domain/patients/age";
import { encryptMaybe } from "@/lib/platform/crypto/encrypt";
import { dateIn, later } from "@/lib/demo/tools/days";
import { type Random, randomFrom } from "@/lib/demo/tools/random";
import { allergies, earlierIllnesses, medicinesTaken } from "@/lib/demo/words/intakes";
import type { Visit } from "./booking";
import type { DemoPatient } from "./people";

type Intake = typeof consultationIntakes.$inferInsert;
type Told = Partial<Record<"since" | "history" | "allergies" | "medicines" | "height_cm" | "weight_kg", string>>;

/** What patients told before visits: nearly always those whom the demo is about, often those of its doctor, some of the others. */
export function makeIntakes(visits: readonly Visit[], family: readonly DemoPatient[], now: Date): Intake[] {
  const random = randomFrom(10);
  const made: Intake[] = [];
  const bodies = new Map<DemoPatient, Told>();
  for (const { row, doctor, patient, about } of visits) {
    if (row.status === "cancelled" || !random.chance(family.includes(patient) ? 0.9 : doctor.isDemo ? 0.6 : 0.3)) continue;
    const body = bodies.get(patient) ?? bodyOf(patient, now, random);
    bodies.set(patient, body);
    const { since, takes } = about.told;
    const told: Told = { since, ...body, ...(takes && { medicines: takes }) };
    const from = later(row.createdAt, 4).getTime();
    const until = Math.min(later(row.startsAt, -12).getTime(), later(now, -5).getTime());
    const firstAt = new Date(from + Math.floor((until - from) * 0.8 * random.next()));
    // Some begin with what they came for, and add the rest later.
    const versions: [Told, Date][] = random.chance(0.15) ? [[{ since }, firstAt], [told, later(firstAt, 3)]] : [[told, firstAt]];
    made.push(...versions.map(([texts, savedAt], n) => intake(row.id, patient.booker.id, n + 1, savedAt, texts, random)));
  }
  return made;
}

function intake(consultationId: string, authorId: string, version: number, savedAt: Date, told: Told, random: Random): Intake {
  const id = random.id(savedAt);
  const seal = (name: keyof Told) => encryptMaybe(told[name], { column: `consultation_intakes.${name}`, id });
  const texts = { since: seal("since"), history: seal("history"), allergies: seal("allergies"), medicines: seal("medicines") };
  return { id, consultationId, version, authorId, savedAt, ...texts, heightCm: seal("height_cm"), weightKg: seal("weight_kg") };
}

/** What stays the same from visit to visit. */
function bodyOf({ gender, dateOfBirth, isChild }: DemoPatient, now: Date, random: Random): Told {
  const { years } = ageOn(dateIn(now), dateOfBirth);
  const height = isChild ? Math.round(70 + 6.2 * years) : gender === "female" ? random.int(148, 172) : random.int(158, 185);
  // A child's weight as its prescriptions have it.
  const weight = isChild ? 8 + 2 * years : Math.round(((random.int(19, 29) * height) / 100) * (height / 100));
  return {
    history: random.pick(earlierIllnesses[isChild ? "child" : "adult"]),
    allergies: random.pick(allergies),
    medicines: random.pick(medicinesTaken[isChild ? "child" : years < 45 ? "young" : "old"]),
    height_cm: String(height),
    weight_kg: String(weight),
  };
}
