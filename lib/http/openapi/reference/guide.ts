import { ACCESS_TOKEN_SECONDS } from "@/lib/domain/accounts/sessions/tokens";

/**
 * The introduction of the API document: what a partner must know before the first request. Markdown.
 *
 * @param api the address of the API, so that the commands can be copied and run unchanged
 */
export const guide = (api: string) => `
Find a verified doctor, book a time, read and check prescriptions.

## First requests
You can look around without a key. Find a doctor, then the free times of a date:

\`\`\`sh
curl "${api}/doctors/search?q=ayurveda&limit=3"
curl "${api}/availability/doctors/$DOCTOR_ID/available?date=$(date +%F)&days=7"
\`\`\`

A **partner** (a pharmacy, an app, a directory) gets an API key from our administrators and sends it as a bearer token. Requests with a key have a higher
limit, and they are counted by the key and not by the address:

\`\`\`sh
curl -H "Authorization: Bearer $AMRUTAM_KEY" "${api}/api-keys/current"
\`\`\`

A **person** signs in and sends the \`accessToken\` the same way. It lasts ${ACCESS_TOKEN_SECONDS / 60} minutes; \`POST /auth/refresh\` answers the next one. An app acts for
a person with that person's token, never with its own key: a key opens no one's record.

\`\`\`sh
ACCESS_TOKEN=$(curl -s "${api}/auth/login" \\
  -H "Content-Type: application/json" \\
  -d '{"email":"asha.rao@example.in","password":"monsoon lantern tamarind"}' \\
  | jq -r .accessToken)
curl "${api}/consultations" \\
  -H "Authorization: Bearer $ACCESS_TOKEN" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: $(uuidgen)" \\
  -d '{"slotId":"'$SLOT_ID'","complaint":"Acidity","mode":"video"}'
\`\`\`

| Scope | Opens |
|---|---|
| \`doctors:read\` | search, doctors' public profiles |
| \`availability:read\` | free slots |
| \`prescriptions:verify\` | the check of a prescription by its number and code |
| \`prescriptions:dispense\` | the record of what was dispensed on a prescription |

A key that lacks a scope gets 403, with the scope in \`detail\`. A key is shown once and ends within a year; five seconds after it was revoked, it no longer
works. It begins with \`amr_live_\` and ends with a checksum, so that secret scanners recognize it.

## Data
JSON in camelCase, UTF-8. Times are RFC 3339 with an offset; dates are \`YYYY-MM-DD\` in the zone that is named. Money is integer
minor units (paise) with a currency. Ids are UUIDs. Write a \`+\` in an address as \`%2B\`; in a time, a plain \`+\` is accepted too. An optional field may be
left out or null. New fields may be added to an answer at any time: ignore fields that you do not know.

## Lists
\`?limit=\` (1 to 100; default 20) and \`?cursor=\`. The answer is \`{ data, nextCursor }\`; send \`nextCursor\` as \`cursor\` for the next page, until it is
null. Cursors are opaque and signed: a cursor that was changed, or comes from another list or order, gets 422.

## Problems
Every answer except a success is \`application/problem+json\` (RFC 9457). Decide by \`code\`, never by \`title\` or \`detail\`, which are for people. \`type\`
leads to a page that says what the code means and how to correct the request, \`errors\` names the fields that are wrong, \`instance\` is the number to quote to
us, the same as \`X-Request-Id\`. If you may not even know that a thing exists, you get 404; if you may see it but not do this, 403.

## Repeating a write
Every write except those named below takes an \`Idempotency-Key\` (draft-ietf-httpapi-idempotency-key-header): 1 to 255 visible ASCII characters of your choice, bare or in double quotes, such as a new
UUID. Booking, payment and prescription writes require one (400 without). The same key with the same body gets the first answer again, with
\`Idempotency-Replayed: true\`; with another body, 422 \`idempotency_mismatch\`. A repeat that arrives while the first is still in progress waits for it and gets its answer. Keys belong
to the account that sent them and to the operation, and are kept for at least 24 hours. Refusals are not kept: a request that failed may be sent again with its key.
Secrets are not kept either: requests that answer tokens (sign-up, sign-in, refresh) or a new TOTP secret take no key and are done again each time, and a repeat
does not show recovery codes or an API key a second time.

## Two editors
Things that can be edited have an \`ETag\`. Send it as \`If-Match\` with your \`PUT\`: 412 \`precondition_failed\` means that somebody else saved in between, and nothing was
overwritten. The \`version\` in the body does the same and answers 409 \`edit_conflict\`. A read with \`If-None-Match\` gets 304 if nothing has changed.

## Rates
Answers carry \`RateLimit\` and \`RateLimit-Policy\`; 429 carries \`Retry-After\` in seconds, as does 503. Wait that long, then continue.

## Caching and browsers
Every answer is \`Cache-Control: no-store\`: data about a person must not be cached, and a cached free time may be taken by now. Pages of other sites can call the
API from a browser only if we have listed their origin, and never with our cookie.
`.trim();

/** The text under each heading of the document. */
export const tagDescriptions: Readonly<Record<string, string>> = {
  auth: "Accounts, sign-in, tokens and sessions.",
  users: "The signed-in person.",
  doctors: "Finding verified doctors; the practice of a doctor and its verification.",
  availability: "Slots: the times doctors offer, and those still free.",
  patients: "People with a record, and who cares for them.",
  "patient-invitations": "Links by which others care for a patient too, or a patient takes their record over.",
  contests: "Objections to what a consultation was closed as, for administrators.",
  attachments: "The files of consultations.",
  consultations: "Booking, the record of a consultation, cancelling.",
  "waiting-list": "Waiting for a time of a doctor to become free.",
  "follow-up-windows": "Visits that doctors offer without a fee.",
  events: "What happens to you, told at once.",
  notifications: "What you were told, and by which channel you hear of what.",
  calendar: "Your visits for calendar programs.",
  "dead-letters": "What could not be delivered; for administrators.",
  prescriptions: "Prescribing, reading, and a pharmacy's check.",
  ".well-known": "The public keys that signatures are checked with.",
  payments: "Paying for consultations, and refunds.",
  reviews: "What patients say about a consultation.",
  analytics: "Figures for administrators.",
  audit: "Who did what; for administrators.",
  "api-keys": "The keys of partners.",
};
