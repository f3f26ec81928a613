import type { reviews } from "@/db/schema/consultations";
import type { prescriptions } from "@/db/schema/prescriptions";
import { ageOn } from "@/lib/domain/patients/age";
import { type PrescriptionContent, STATEMENT } from "@/lib/domain/prescriptions/schema";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { contentHash } from "@/lib/platform/crypto/hash";
import type { Visit } from "./booking";
import { dateIn, later } from "@/lib/demo/tools/days";
import { medicines } from "@/lib/demo/words/medicines";
import { comments } from "@/lib/demo/words/reasons-and-comments";
import { type Random, randomFrom } from "@/lib/demo/tools/random";

export interface Records {
  reviews: (typeof reviews.$inferInsert)[];
  prescriptions: (typeof prescriptions.$inferInsert)[];
}

/** The records of completed visits: diagnosis and advice (written into the visits' rows), prescriptions, reviews. */
export function makeRecords(visits: readonly Visit[], now: Date): Records {
  const random = randomFrom(3);
  const made: Records = { reviews: [], prescriptions: [] };
  for (const visit of visits) {
    if (visit.row.status !== "completed") continue;
    writeFindings(visit);
    const prescription = prescribe(visit, random);
    if (prescription) made.prescriptions.push(prescription);
    const review = rate(visit, now, random);
    if (review) made.reviews.push(review);
  }
  return made;
}

function writeFindings({ row, about }: Visit) {
  const { id } = row;
  row.diagnosis = encrypt(about.diagnosis, { column: "consultations.diagnosis", id });
  row.advice = encrypt(about.advice, { column: "consultations.advice", id });
}

function prescribe({ row, doctor, patient, about }: Visit, random: Random) {
  const names = about.medicines[doctor.practice.system];
  if (!names || random.chance(0.15)) return undefined;
  const signedAt = later(row.completedAt!, 3);
  const id = random.id(signedAt);
  const followUpOn = random.chance(0.5) ? dateIn(signedAt, random.pick([10, 14, 21, 30])) : null;
  const age = ageOn(dateIn(signedAt), patient.dateOfBirth);
  const content: PrescriptionContent = {
    doctor: {
      name: `Dr. ${doctor.name}`,
      qualifications: doctor.row.qualifications,
      registrationNumber: doctor.row.registrationNumber,
      registrationCouncil: doctor.row.registrationCouncil,
      systemOfMedicine: doctor.row.systemOfMedicine,
      address: doctor.address,
      contact: doctor.phone,
    },
    patient: {
      name: patient.name,
      age,
      ageYears: age.years,
      gender: patient.gender,
      address: patient.address,
      heightCm: null,
      // A child's doses depend on its weight.
      weightKg: patient.isChild ? 8 + 2 * age.years : null,
    },
    date: dateIn(signedAt),
    complaints: about.complaint,
    history: about.history,
    findings: about.findings,
    investigations: about.investigations ?? null,
    diagnosis: about.diagnosis,
    medications: names.map((name) => medicines[name]),
    advice: about.advice,
    followUpOn,
    statement: STATEMENT,
    signature: { by: `Dr. ${doctor.name}`, at: signedAt.toISOString() },
  };
  const json = JSON.stringify(content);
  return {
    id,
    consultationId: row.id,
    doctorId: doctor.id,
    patientId: patient.id,
    status: "signed" as const,
    content: encrypt(json, { column: "prescriptions.content", id }),
    contentHash: contentHash("prescription", json),
    followUpOn,
    signedAt,
    createdAt: row.completedAt!,
    updatedAt: signedAt,
    version: 2,
  };
}

function rate({ row, doctor, patient }: Visit, now: Date, random: Random) {
  const createdAt = later(row.closedAt!, random.int(20, 4000));
  if (createdAt > now || random.chance(0.45)) return undefined;
  const id = random.id(createdAt);
  const drawn = Math.round(doctor.quality + (random.next() + random.next() - 1) * 1.3);
  const rating = Math.min(5, Math.max(1, drawn)) as 1 | 2 | 3 | 4 | 5;
  const comment = random.chance(0.45) ? encrypt(random.pick(comments[rating]), { column: "reviews.comment", id }) : null;
  return { id, consultationId: row.id, doctorId: doctor.id, patientId: patient.id, rating, comment, createdAt };
}
