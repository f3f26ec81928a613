import type { z } from "zod";
import type { Role } from "@/lib/domain/accounts/schema";
import type { Notification } from "@/lib/domain/notifications/schema";

/** Notices that lead to one place, whoever reads them. */
const places: Readonly<Record<string, string>> = {
  passwordChanged: "/account/password",
  mfaEnabled: "/account/mfa",
  mfaDisabled: "/account/mfa",
  recoveryCodesRenewed: "/account/mfa",
  mfaResetRequested: "/account/mfa",
  mfaReset: "/account/mfa",
  doctorVerified: "/doctor/slots",
  doctorRejected: "/doctor/practice",
  movedAwayDoctor: "/doctor",
  careEnded: "/patient/people",
  waitingListOffered: "/patient",
};

/** The page that a notification leads to. */
export function pathOf({ notice, consultation, subjectId }: Pick<Notification, "notice" | "consultation" | "subjectId">, role: z.output<typeof Role>): string {
  if (notice.startsWith("prescription") && subjectId) return `/${role}/prescriptions/${subjectId}`;
  if (notice === "careBegan" && subjectId) return `/patient/people/${subjectId}`;
  if (notice === "emergencyAccess" && subjectId) return `/patient/record-access?for=${subjectId}`;
  if (consultation) return `/${role}/consultations/${consultation.id}`;
  return places[notice] ?? "/account";
}
