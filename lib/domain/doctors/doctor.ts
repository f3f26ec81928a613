/** Pending until an administrator decides; only verified doctors can be found and booked. */
export type DoctorStatus = "pending" | "verified" | "rejected";

/** From each status, the decisions an administrator may make: a verification can be withdrawn, a rejection reconsidered. */
export const decisions: Readonly<Record<DoctorStatus, readonly DoctorStatus[]>> = {
  pending: ["verified", "rejected"],
  verified: ["rejected"],
  rejected: ["verified"],
};

/** The fields that the verification vouches for and that a prescription must show. */
const VOUCHED = new Set(["registrationNumber", "registrationCouncil", "systemOfMedicine", "qualifications"]);

/**
 * The status after an edit. A verified doctor who changes a field that an administrator vouched for is pending again. Any
 * edit by a rejected doctor makes them pending again too. An edit by an administrator does not change the status, because
 * the administrator has looked at the profile.
 *
 * @param changed names of the fields whose value has changed
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
