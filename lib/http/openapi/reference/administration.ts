import type { Description } from "./description";

const figures = "Every figure says its period and zone, and how refunds are treated.";

export const administrationDescriptions = {
  readDashboard: { text: `Consultations, people, ratings and money of a period; the last 30 dates where none is given. ${figures}`, who: "An administrator." },
  readConsultationTrends: { text: `Consultations by day, week or month; every bucket is there, also the empty ones. ${figures}`, who: "An administrator." },
  readRevenueTrends: { text: `Money by day, week or month; every bucket is there, also the empty ones. ${figures}`, who: "An administrator." },
  readTopDoctors: { text: `The doctors with the most completed consultations, the best ratings or the most revenue in a period. ${figures}`, who: "An administrator." },

  createApiKey: {
    text: "The answer is the only place where the key is ever shown: hand it over safely, it cannot be read again. A key has one or more scopes and ends within a year.",
    who: "An administrator.",
    request: { name: "Sanjivani Pharmacy, counter check", scopes: ["prescriptions:verify"], expiresAt: "2027-01-31T00:00:00+05:30" },
  },
  listApiKeys: { text: "All keys, the newest first, with their last use; those that ended too.", who: "An administrator." },
  readOwnApiKey: { text: "What the key that is sent is good for, and until when. A good first request.", who: "A partner, with any key." },
  revokeApiKey: { text: "Ends a key; within five seconds everywhere. Doing it twice changes nothing.", who: "An administrator." },

  listAuditLogs: { text: "Who did what, to what, with which outcome, the newest first; denials too. Never health data.", who: "An administrator." },
  exportAuditLogs: { text: "The same entries as a file, NDJSON or CSV, sent as it is made: read it as a stream. A connection that breaks means the file is not whole.", who: "An administrator." },
  openEmergencyAccess: {
    text: "For a limited time, an hour unless configured otherwise, the consultations and prescriptions of this patient are answered whole to this administrator. The reason is audited and the patient is told at once. Where one is open already it is not made longer.",
    who: "An administrator.",
    request: { consultationId: "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01", reason: "Patient collapsed, the hospital asks for current medicines" },
    fails: ["not_found", "already_exists"],
  },
  listEmergencyAccess: { text: "Who opened whose record in an emergency, why, and until when; open and past ones, the newest first.", who: "An administrator." },
  endEmergencyAccess: { text: "Ends it before its time; what it opened is withheld again with the next request.", who: "An administrator, whoever opened it.", fails: ["not_found", "invalid_transition"] },
  readAuditState: { text: "How far the audit is sealed and verified, and whether anything in it was found to be tampered with.", who: "An administrator." },
  listRecordAccess: { text: "Who opened or changed the record of the one who asks, the newest first.", who: "A patient, about themselves." },
} satisfies Record<string, Description>;
