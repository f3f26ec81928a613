/** The pages of each role, in the order of the header; `key` is the text's key in `messages` under `site.links`. Rare ones are in the menu alone: the header has no room for all. */
export const portalLinks = {
  patient: [
    { href: "/patient", key: "consultations" },
    { href: "/patient/prescriptions", key: "prescriptions" },
    { href: "/patient/people", key: "people" },
    { href: "/patient/record-access", key: "recordAccess" },
    { href: "/account", key: "profile" },
  ],
  doctor: [
    { href: "/doctor", key: "day" },
    { href: "/doctor/slots", key: "slots" },
    { href: "/doctor/practice", key: "practice" },
    { href: "/account", key: "profile" },
  ],
  admin: [
    { href: "/admin", key: "verification" },
    { href: "/admin/consultations", key: "allConsultations" },
    { href: "/admin/contests", key: "contests" },
    { href: "/admin/audit", key: "audit" },
    { href: "/admin/analytics", key: "analytics" },
    { href: "/admin/mfa-resets", key: "mfaResets" },
    { href: "/admin/api-keys", key: "apiKeys" },
    { href: "/admin/dead-letters", key: "deadLetters", isRare: true },
    { href: "/account", key: "profile" },
  ],
} as const;
