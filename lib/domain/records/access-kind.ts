import type { AccessKind } from "./schema";

const kinds: Record<string, AccessKind> = {
  "consultation.book": "changed",
  "consultation.update": "changed",
  "consultation.cancel": "cancelled",
  "prescription.write": "prescribed",
  "prescription.sign": "prescribed",
  "prescription.revoke": "changed",
  "prescription.verify": "checked",
  "emergency.open": "emergencyOpened",
  "emergency.end": "emergencyEnded",
};

/** What an action means to the person whose record it was done to. `details` are those of its entry in the audit. */
export function accessKind(action: string, details: Record<string, unknown> | null): AccessKind {
  if (!action.endsWith(".read")) return kinds[action] ?? "used";
  if (details?.emergencyAccessId !== undefined) return "emergencyRead";
  return details?.withheld === true ? "facts" : "opened";
}
