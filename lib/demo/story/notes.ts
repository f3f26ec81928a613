import type { consultationChecks } from "@/db/schema/checks";
import type { consultationAddenda, consultationNotes } from "@/db/schema/notes";
import { type NotePart, noteParts } from "@/lib/domain/consultations/notes/schema";
import { ageAnswer } from "@/lib/domain/patients/age";
import { encrypt, encryptMaybe } from "@/lib/platform/crypto/encrypt";
import { DAY_MS, dateIn, later, MINUTE_MS, seconds } from "@/lib/demo/tools/days";
import { type Random, randomFrom } from "@/lib/demo/tools/random";
import type { Visit } from "./booking";
import type { DemoPatient } from "./people";

type Notes = typeof consultationNotes.$inferInsert;
type Check = typeof consultationChecks.$inferInsert;

export interface Written {
  notes: Notes[];
  addenda: (typeof consultationAddenda.$inferInsert)[];
  checks: Check[];
}

/**
 * Doctors other than the demo's own wrote one text into visits that are longer ago than this and confirmed nothing, as in records from before
 * there were parts and checks. That also keeps the start short.
 */
const PARTS_DAYS = 60;

/**
 * What doctors wrote and confirmed during visits that took place: the notes in their versions, an addendum to one, and the checks. Texts that
 * are not in parts are written into the visits' rows.
 */
export function makeNotes(visits: readonly Visit[], family: readonly DemoPatient[], now: Date): Written {
  const random = randomFrom(9);
  const made: Written = { notes: [], addenda: [], checks: [] };
  const last = new Map<string, Visit>();
  for (const visit of visits) {
    const { row, doctor, patient } = visit;
    if (row.status !== "completed") continue;
    const pair = `${doctor.id}/${patient.id}`;
    const hasParts = doctor.isDemo || family.includes(patient) || row.startsAt.getTime() > now.getTime() - PARTS_DAYS * DAY_MS;
    if (hasParts) {
      made.notes.push(...versionsOf(visit, random));
      made.checks.push(...checksOf(visit, last.get(pair), random));
    } else row.notes = encrypt(textOf(visit), { column: "consultations.notes", id: row.id });
    last.set(pair, visit);
    if (visit.scenes.includes("addendum")) made.addenda.push(addendumTo(visit, random));
  }
  return made;
}

const textOf = ({ about }: Visit) => [about.history, about.findings, about.investigations && `Asked for: ${about.investigations}.`].filter(Boolean).join("\n");

/** How many parts each version has, by the number of versions. */
const growth = { 1: [5], 2: [3, 5], 3: [2, 3, 5] } as const;
/** Saves within this time of one that the audit has need no entry of their own. */
const AUDIT_EVERY_MS = 5 * MINUTE_MS;

function versionsOf({ row, doctor, about }: Visit, random: Random): Notes[] {
  const [from, to] = [row.startedAt!.getTime(), row.completedAt!.getTime()];
  const texts: Record<NotePart, string> = {
    complaint: about.complaint,
    history: about.history,
    findings: about.findings,
    assessment: about.diagnosis,
    plan: [about.investigations && `Asked for: ${about.investigations}.`, about.advice].filter(Boolean).join("\n"),
  };
  const sizes = growth[random.weighted({ 1: 72, 2: 20, 3: 8 } as Record<"1" | "2" | "3", number>)];
  let auditedAt = 0;
  return sizes.map((size, n) => {
    const savedAt = new Date(from + Math.floor(((to - from) * (n + 0.9)) / sizes.length));
    const audited = savedAt.getTime() - auditedAt >= AUDIT_EVERY_MS;
    if (audited) auditedAt = savedAt.getTime();
    const id = random.id(savedAt);
    const sealed = Object.fromEntries(noteParts.slice(0, size).map((part) => [part, encrypt(texts[part], { column: `consultation_notes.${part}`, id })]));
    return { id, consultationId: row.id, version: n + 1, authorId: doctor.id, savedAt, audited, ...sealed };
  });
}

function checksOf({ row, doctor, patient, about }: Visit, last: Visit | undefined, random: Random): Check[] {
  let checkedAt = row.startedAt!;
  const check = (kind: Check["kind"], holds: boolean, shown: string | null): Check => {
    checkedAt = seconds(checkedAt, random.int(5, 40));
    const id = random.id(checkedAt);
    return { id, consultationId: row.id, kind, holds, checkedBy: doctor.id, checkedAt, shown: encryptMaybe(shown, { column: "consultation_checks.shown", id }) };
  };
  const age = ageAnswer(dateIn(row.startsAt), patient.dateOfBirth)?.text;
  return [
    check("identity", true, age ? `${patient.name}, ${age}` : patient.name),
    ...(row.adultName ? [check("adult", true, `${row.adultName}, ${row.adultRelation}`)] : []),
    ...(random.chance(0.2) ? [check("consent", true, null)] : []),
    ...(last ? [check("condition", last.about === about, null)] : []),
  ];
}

function addendumTo({ row, doctor }: Visit, random: Random): Written["addenda"][number] {
  const writtenAt = later(row.closedAt!, 26 * 60);
  const id = random.id(writtenAt);
  const text = "The laboratory sent the ferritin the day after: 24 ng/ml, at the lower end. No change of the plan; to be measured again in three months.";
  return { id, consultationId: row.id, authorId: doctor.id, writtenAt, body: encrypt(text, { column: "consultation_addenda.body", id }) };
}
