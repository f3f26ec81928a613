/**
 * The pages of each role, in the order of the header; `key` is the text's key in `messages` under `site.links`. The header has not room for all:
 * those with `isInMenuOnly` are in the menu under the person's name.
 */
export const portalLinks = {
  patient: [
    { href: "/patient", key: "consultations" },
    { href: "/patient/prescriptions", key: "prescriptions" },
    { href: "/patient/people", key: "people" },
    { href: "/patient/payments", key: "payments", isInMenuOnly: true },
    { href: "/patient/record-access", key: "recordAccess" },
    { href: "/account", key: "profile" },
  ],
  doctor: [
    { href: "/doctor", key: "day" },
    { href: "/doctor/slots", key: "slots" },
    { href: "/doctor/practice", key: "practice" },
    { href: "/doctor/earnings", key: "earnings" },
    { href: "/account", key: "profile" },
  ],
  admin: [
    { href: "/admin", key: "verification" },
    { href: "/admin/consultations", key: "allConsultations" },
    { href: "/admin/payments", key: "payments", isInMenuOnly: true },
    { href: "/admin/contests", key: "contests" },
    { href: "/admin/reviews", key: "reviews", isInMenuOnly: true },
    { href: "/admin/audit", key: "audit" },
    { href: "/admin/analytics", key: "analytics" },
    { href: "/admin/mfa-resets", key: "mfaResets" },
    { href: "/admin/api-keys", key: "apiKeys" },
    { href: "/admin/dead-letters", key: "deadLetters", isInMenuOnly: true },
    { href: "/account", key: "profile" },
  ],
} as const;
