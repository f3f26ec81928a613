import type { RecordAction } from "@/lib/core/policy";
import type { AccessKind } from "./schema";

/**
 * What each action about a patient's record means to that patient: the line they read under "Who opened my record". For
 * `reading` it depends on what was shown; null is for actions that write no entry about one patient. An action without a line
 * here does not compile.
 */
const kinds: Record<RecordAction, AccessKind | "reading" | null> = {
  "patient.list": null,
  "patient.create": "changed",
  "patient.read": "reading",
  "patient.update": "changed",
  "patient.carers": null,
  "patient.endCare": "careEnded",
  "patient.invite": "careInvited",
  "patient.withdrawInvitation": null,
  "patient.readInvitation": null,
  "patient.acceptCare": "careBegan",
  "patient.takeOver": "movedOut",
  "patient.invitation": null,
  "patient.notice": null,
  "patient.pruneInvitations": null,
  "consultation.book": "changed",
  "consultation.list": null,
  "consultation.day": null,
  "consultation.count": null,
  "consultation.read": "reading",
  "consultation.update": "changed",
  "consultation.notice": null,
  "consultation.moveNotice": null,
  "consultation.reschedule": "changed",
  "consultation.readLink": null,
  "consultation.cancelByLink": "cancelled",
  "consultation.moveByLink": "changed",
  "consultation.answerMove": "changed",
  "consultation.cancel": "cancelled",
  "consultation.refund": null,
  "consultation.offerFollowUp": "changed",
  "consultation.followUps": null,
  "consultation.brief": "reading",
  "consultation.intake": "reading",
  "consultation.writeIntake": "changed",
  "consultation.notes": "reading",
  "consultation.notesVersions": "reading",
  "consultation.writeNotes": "changed",
  "consultation.addAddendum": "changed",
  "consultation.check": "changed",
  "consultation.phone": "used",
  "consultation.agreePhone": "changed",
  "visit.enter": null,
  "visit.join": "used",
  "visit.check": null,
  "visit.switchMode": "changed",
  "visit.current": null,
  "visit.leave": null,
  "visit.messages": "reading",
  "visit.sendMessage": "changed",
  "visit.attach": "changed",
  "visit.attachments": "reading",
  "visit.readAttachment": "reading",
  "visit.removeAttachment": "changed",
  "visit.guests": null,
  "visit.inviteGuest": "used",
  "visit.answerGuest": "used",
  "visit.removeGuest": "used",
  "visit.readGuestLink": null,
  "visit.takeSeat": null,
  "visit.pruneTickets": null,
  "visit.listDue": null,
  "visit.close": "changed",
  "visit.timeline": null,
  "visit.contests": "reading",
  "visit.contest": "changed",
  "visit.openContests": null,
  "visit.decideContest": "changed",
  "visit.queue": null,
  "prescription.list": null,
  "prescription.read": "reading",
  "prescription.print": "reading",
  "prescription.write": "prescribed",
  "prescription.medicines": null,
  "prescription.rewrite": "changed",
  "prescription.sign": "prescribed",
  "prescription.revoke": "changed",
  "prescription.verify": "checked",
  "emergency.open": "emergencyOpened",
  "emergency.list": null,
  "emergency.end": "emergencyEnded",
};

/** What an action means to the patient whose record it was about. `details` are those of its audit entry. */
export function accessKind(action: string, details: Record<string, unknown> | null): AccessKind {
  // The audit may have actions of older versions that this version does not know.
  const kind = action in kinds ? kinds[action as RecordAction] : null;
  if (kind !== "reading") return kind ?? "used";
  if (details?.emergencyAccessId !== undefined) return "emergencyRead";
  return details?.withheld === true ? "facts" : "opened";
}
