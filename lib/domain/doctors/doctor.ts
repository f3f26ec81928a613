/** Pending until an administrator decides; only the verified are found and booked. */
export type DoctorStatus = "pending" | "verified" | "rejected";

/** What an administrator may make of a doctor: a verification can be withdrawn, a rejection reconsidered. */
export const decisions: Readonly<Record<DoctorStatus, readonly DoctorStatus[]>> = {
  pending: ["verified", "rejected"],
  verified: ["rejected"],
  rejected: ["verified"],
};

/** What the verification vouches for, and what a prescription must carry. */
const VOUCHED = new Set(["registrationNumber", "registrationCouncil", "systemOfMedicine", "qualifications"]);

/**
 * The status after an edit. What an administrator vouched for cannot be replaced behind their back: a verified doctor
 * who changes it waits again. Any edit by a rejected doctor asks for another look. An administrator's own edit is
 * itself a look, and changes no status.
 *
 * @param changed names of the fields whose value is another than before
 */
export function statusAfterEdit(status: DoctorStatus, by: "doctor" | "admin", changed: readonly string[]): DoctorStatus {
  if (by === "admin" || changed.length === 0) return status;
  if (status === "rejected") return "pending";
  return status === "verified" && changed.some((name) => VOUCHED.has(name)) ? "pending" : status;
}

/** The beginning of a biography for a list: whole words, at most 160 characters. */
export function excerptOf(bio: string): string {
  if (bio.length <= EXCERPT_LENGTH) return bio;
  const cut = bio.slice(0, EXCERPT_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), EXCERPT_LENGTH / 2)).trimEnd().replace(/[,;:.–-]+$/, "")}…`;
}

const EXCERPT_LENGTH = 160;
