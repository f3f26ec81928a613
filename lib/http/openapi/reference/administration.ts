import type { Description } from "./description";

const figures = "The answer names the period and the zone, and figures of money say how refunds are treated.";

export const administrationDescriptions = {
  readDashboard: { text: `Consultations, people, ratings and money of a period, by default the last 30 dates. ${figures}`, who: "An administrator." },
  readConsultationTrends: { text: `Consultations by day, week or month, including the empty buckets. ${figures}`, who: "An administrator." },
  readRevenueTrends: { text: `Money by day, week or month, including the empty buckets. ${figures}`, who: "An administrator." },
  readTopDoctors: { text: `The doctors with the most completed consultations, the best ratings or the most revenue in a period. ${figures}`, who: "An administrator." },

  createApiKey: {
    text: "Only this answer shows the key: hand it over safely, because it cannot be read again. A key has one or more scopes and ends within a year.",
    who: "An administrator.",
    request: { name: "Sanjivani Pharmacy, counter check", scopes: ["prescriptions:verify"], expiresAt: "2027-01-31T00:00:00+05:30" },
  },
  listApiKeys: { text: "All keys, newest first, with their last use, including keys that have ended.", who: "An administrator." },
  readOwnApiKey: { text: "What the key of this request may do, and until when. A good first request.", who: "A partner, with any key." },
  revokeApiKey: { text: "Ends a key, everywhere within five seconds. Doing it twice changes nothing.", who: "An administrator." },

  listAuditLogs: { text: "Who did what, to what, and with which outcome, newest first, including denials. Never health data.", who: "An administrator." },
  exportAuditLogs: { text: "The same entries as a file, NDJSON or CSV, sent while it is made: read it as a stream. If the connection breaks, the file is not complete.", who: "An administrator." },
  openEmergencyAccess: {
    text: "For a limited time, an hour unless configured otherwise, this administrator gets the consultations and prescriptions of this patient with their clinical fields. The reason is audited and the patient is told at once. An access that is already open is not extended.",
    who: "An administrator.",
    request: { consultationId: "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01", reason: "Patient collapsed, the hospital asks for current medicines" },
    fails: ["not_found", "already_exists"],
  },
  listEmergencyAccess: { text: "Who opened whose record in an emergency, why, and until when; open and past ones, newest first.", who: "An administrator." },
  endEmergencyAccess: { text: "Ends an emergency access early; from the next request on, the clinical fields are withheld again.", who: "An administrator, whoever opened it.", fails: ["not_found", "invalid_transition"] },
  readAuditState: { text: "How far the audit is sealed and verified, and whether a check found that it was tampered with.", who: "An administrator." },
  listRecordAccess: { text: "Who opened or changed the record of a patient, newest first, without the caller's own doings.", who: "An account that cares for the patient.", fails: ["not_found"] },
} satisfies Record<string, Description>;
