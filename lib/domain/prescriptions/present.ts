import { ageText, toldAge } from "@/lib/domain/patients/age";
import type { Reader } from "@/lib/domain/records/reader";
import { decrypt, decryptMaybe } from "@/lib/platform/crypto/encrypt";
import { hasContentHash } from "@/lib/platform/crypto/hash";
import { languages } from "@/messages/languages";
import { dispensationsOf } from "./dispensing/present";
import type { DispensationRow } from "./dispensing/queries";
import { rules } from "./gate/rules";
import type { PrescriptionRow } from "./queries";
import type { Warning } from "./warning-schema";
import { verificationCode } from "./verification-code";
import type { Obstacle, Prescription, PrescriptionContent, PrescriptionSummary } from "./schema";

/** A row as lists show it. */
export const summaryOf = (row: PrescriptionRow): PrescriptionSummary => ({
  ...row,
  doctor: { id: row.doctorId, name: row.doctorName },
  patient: { id: row.patientId, name: row.patientName },
});

/** The content of a prescription. Throws if it is not what was signed: an older ciphertext of the same row can be decrypted, but has another hash. */
export function contentOf({ id, content, contentHash }: Pick<PrescriptionRow, "id" | "content"> & { contentHash?: string | null }) {
  const json = decrypt(content, { column: "prescriptions.content", id });
  if (contentHash && hasContentHash("prescription", json, contentHash) === false) throw new Error(`Prescription ${id} is not what was signed`);
  return JSON.parse(json) as PrescriptionContent;
}

/** An answer of the API is in English. Pages put the reason into words themselves. */
function inEnglish({ medication, reason: rule }: Obstacle) {
  const { source, wayOut } = rules[rule];
  const reason = rule === "for_review" ? "not_listed" : rule === "not_for_age" ? "prohibited" : rule;
  return { medication, reason, rule, message: languages.en.messages.fields.drug[rule], source, wayOut } as const;
}

const HIDDEN = {
  complaints: null, history: null, findings: null, investigations: null, diagnosis: null, medications: null, advice: null, followUpOn: null, overrideReason: null,
};
const HIDDEN_PERSON = { age: null, ageYears: null, gender: null, address: null, heightCm: null, weightKg: null };

function ageIn({ patient: { age, ageYears } }: PrescriptionContent) {
  const known = age ?? (ageYears === null ? null : toldAge(ageYears));
  return known && { ...known, text: ageText(known) };
}

/** What stands against signing a draft. */
export interface Judgement {
  obstacles: Obstacle[];
  warnings: Warning[];
}
export const UNJUDGED: Judgement = { obstacles: [], warnings: [] };

/** A row in full; the clinical fields only for people who may read them. */
export function prescriptionOf(row: PrescriptionRow, reader: Reader, { obstacles, warnings }: Judgement = UNJUDGED, dispensed: readonly DispensationRow[] = []): Prescription {
  const content = contentOf(row);
  const { isWithheld, emergencyAccess } = reader.accessTo(row);
  return {
    ...row,
    ...content,
    medications: content.medications.map((medication) => ({ ...medication, dosage: medication.dosage ?? null, inPlan: Boolean(medication.dosage) })),
    ...(isWithheld ? HIDDEN : {}),
    withheld: isWithheld,
    emergencyAccess,
    doctor: { ...content.doctor, id: row.doctorId },
    patient: { ...content.patient, age: ageIn(content), ...(isWithheld ? HIDDEN_PERSON : {}), id: row.patientId },
    revokedReason: isWithheld ? null : decryptMaybe(row.revokedReason, { column: "prescriptions.revoked_reason", id: row.id }),
    verificationCode: !isWithheld && row.contentHash ? verificationCode(row.contentHash) : null,
    dispensations: isWithheld ? [] : dispensationsOf(dispensed, content.medications),
    obstacles: isWithheld ? [] : obstacles.map(inEnglish),
    warnings: isWithheld ? [] : warnings,
  };
}
