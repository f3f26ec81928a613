import { AppError, invalid } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { say } from "@/lib/core/words";
import { encrypt, decryptMaybe } from "@/lib/platform/crypto/encrypt";
import { contentHash } from "@/lib/platform/crypto/hash";
import { ageOn, toldAge } from "@/lib/domain/patients/age";
import { fullName } from "@/lib/domain/accounts/name";
import { openAddress } from "@/lib/domain/accounts/profile/address";
import { findProfile } from "@/lib/domain/accounts/profile/queries";
import { addDays } from "@/lib/clock/dates";
import { localDate } from "@/lib/clock/local-day";
import { findParticulars } from "@/lib/domain/patients/queries";
import { findIntake, type IntakeRow } from "../consultations/intake/queries";
import { kindOfVisit } from "../consultations/checks/kind-of-visit";
import type { ConsultationRow } from "../consultations/queries";
import { gate, type Taken } from "./gate/gate";
import { isPrescribable, PRESCRIBING_DAYS } from "./prescription";
import { contentOf } from "./present";
import { changePrescription, findPractice, findSigned, listOngoing } from "./queries";
import { type Obstacle, type PrescriptionContent, STATEMENT } from "./schema";
import { signatureOf } from "./signature/signature-of";
import type { Warning } from "./warning-schema";
import type { Written } from "./written";

/** Continuity of care: a consultation within six months of the last counts as a follow-up (Telemedicine Practice Guidelines, 1.3.5). */
const SIX_MONTHS_MS = 183 * 86_400_000;

/**
 * The content of the prescription as it would be signed now, without a signature, and the obstacles to signing it. Throws
 * `invalid_transition` if nothing can be prescribed for the consultation, `forbidden` if the doctor is not verified.
 */
export async function compose({ db, now }: Pick<Scope, "db" | "now">, visit: ConsultationRow, written: Written): Promise<{ content: PrescriptionContent; obstacles: Obstacle[]; warnings: Warning[] }> {
  if (!isPrescribable(visit, now)) {
    throw new AppError("invalid_transition", say("refusals.prescription.wrongTime", { days: PRESCRIBING_DAYS }), { extra: { allowed: [] } });
  }
  const [practice, doctor, patient, earlier, intake] = await Promise.all([
    findPractice(db, visit.doctorId),
    findProfile(db, visit.doctorId),
    findParticulars(db, visit.patientId),
    listEarlier(db, visit, now),
    findIntake(db, visit.id),
  ]);
  if (!practice || !doctor || !patient) throw new Error("a consultation has lost its doctor or its patient");
  if (practice.status !== "verified") throw new AppError("forbidden", say("refusals.prescription.notVerified"));
  const date = localDate(now, practice.timeZone);
  const { heightCm, weightKg, told, ...orders } = written;
  if (orders.followUpOn !== null && orders.followUpOn < date) throw invalid("followUpOn", say("fields.followUpOn.past"));

  const { name, qualifications, registrationNumber, registrationCouncil, systemOfMedicine, city, state } = practice;
  const age = patient.dateOfBirth ? ageOn(date, patient.dateOfBirth) : told.ageYears === null ? null : toldAge(told.ageYears);
  const content: PrescriptionContent = {
    doctor: {
      name, qualifications, registrationNumber, registrationCouncil, systemOfMedicine,
      address: addressOf(doctor) ?? `${city}, ${state}`,
      contact: decryptMaybe(doctor.phone, { column: "profiles.phone", id: doctor.personId }) ?? doctor.email,
    },
    patient: {
      name: fullName(patient),
      age,
      ageYears: age?.years ?? null,
      gender: patient.gender ?? told.gender,
      address: addressOf(patient) ?? told.address,
      heightCm,
      weightKg,
    },
    date,
    ...orders,
    statement: STATEMENT,
    signature: null,
  };
  const ongoing = drugsOf(earlier);
  // This consultation's own signed prescription is replaced by the new one.
  const taken = earlier.filter(({ consultationId }) => consultationId !== visit.id).flatMap(takenOf);
  const verdicts = gate(content.medications, {
    systemOfMedicine, mode: visit.mode, followUp: isFollowUp(visit), ongoing, date, taken, told: toldIn(intake), ageYears: content.patient.ageYears,
  });
  return { content, ...verdicts };
}

/** What the patient told before the visit about allergies and medicines. */
function toldIn(intake: IntakeRow | undefined): { allergies: string | null; medicines: string | null } {
  const open = (name: "allergies" | "medicines") => (intake ? decryptMaybe(intake[name], { column: `consultation_intakes.${name}`, id: intake.id }) : null);
  return { allergies: open("allergies"), medicines: open("medicines") };
}

/** Whether the visit is a follow-up, which opens the lists A and B. An earlier visit alone makes none: the doctor confirms that it is the same condition. */
export const isFollowUp = (visit: ConsultationRow) => kindOfVisit(visit).kind === "follow_up";

/** The medicines that this doctor prescribed to the patient in the last six months, by prescriptions still in force. */
export async function listTaken(db: Scope["db"], { doctorId, patientId }: Pick<ConsultationRow, "doctorId" | "patientId">, now: Date): Promise<string[]> {
  return drugsOf(await listEarlier(db, { doctorId, patientId }, now));
}

const drugsOf = (papers: readonly PrescriptionContent[]) => papers.flatMap(({ medications }) => medications.map(({ drug }) => drug));

async function listEarlier(db: Scope["db"], { doctorId, patientId }: Pick<ConsultationRow, "doctorId" | "patientId">, now: Date) {
  const rows = await listOngoing(db, doctorId, patientId, new Date(now.getTime() - SIX_MONTHS_MS));
  return rows.map((row) => ({ ...contentOf(row), consultationId: row.consultationId }));
}

/** The medicines of a signed prescription, each with the date after its last day. */
const takenOf = ({ date, medications }: PrescriptionContent): Taken[] => medications.map(({ drug, durationDays }) => ({ drug, until: addDays(date, durationDays) }));

/** The columns of a signed prescription. A consultation has only one prescription in force, so this also marks the one before as superseded. */
export async function signedColumns({ db, now }: Pick<Scope, "db" | "now">, id: string, consultationId: string, content: PrescriptionContent) {
  const before = await findSigned(db, consultationId);
  if (before) await changePrescription(db, before, { status: "superseded" });
  const signed = { ...content, signature: { by: content.doctor.name, at: now.toISOString() } } satisfies PrescriptionContent;
  const json = JSON.stringify(signed);
  return {
    status: "signed" as const,
    content: encrypt(json, { column: "prescriptions.content", id }),
    contentHash: contentHash("prescription", json),
    ...(await signatureOf({ db, now }, id, signed)),
    followUpOn: content.followUpOn,
    signedAt: now,
    supersedesId: before ?? null,
  };
}

function addressOf(person: Parameters<typeof openAddress>[0]): string | null {
  const address = openAddress(person);
  if (address === null) return null;
  const { line1, line2, city, state, postalCode } = address;
  return [line1, line2, city, state, postalCode].filter(Boolean).join(", ");
}
