import { ACCESS_TOKEN_SECONDS } from "@/lib/domain/accounts/sessions/tokens";

/**
 * The head of the API document: what a partner must know before the first request. Markdown.
 *
 * @param api the address of the API, so that the commands can be copied as they are
 */
export const guide = (api: string) => `
Find a verified doctor, book a time, read and check prescriptions.

## First requests
Looking around takes no key. Find a doctor, then the free times of a date:

\`\`\`sh
curl "${api}/doctors/search?q=ayurveda&limit=3"
curl "${api}/availability/doctors/$DOCTOR_ID/available?date=$(date +%F)&days=7"
\`\`\`

A **partner** (a pharmacy, an app, a directory) gets an API key from our administrators and sends it as a bearer token; then more requests are let
through, and they are counted by the key and not by the address:

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

A key that lacks a scope gets 403, with the scope in \`detail\`. A key is shown once, ends within a year, and works no more five seconds after it was revoked. It
begins with \`amr_live_\` and ends with a checksum, so that secret scanners know it.

## Data
JSON in camelCase, UTF-8. Times are RFC 3339 with an offset; dates are \`YYYY-MM-DD\` in the zone that is named. Money is integer
minor units (paise) with a currency. Ids are UUIDs. A \`+\` in an address is written \`%2B\`; in a time that is forgiven. An optional field may be left out or null. New fields may join an answer at any time: ignore what you do not know.

## Lists
\`?limit=\` (1 to 100, 20 unless given) and \`?cursor=\`. The answer is \`{ data, nextCursor }\`; send \`nextCursor\` as \`cursor\` for the next page, until it is
null. Cursors are opaque and signed: one that was changed, or comes from another list or order, is 422.

## Problems
Every answer that is no success is \`application/problem+json\` (RFC 9457). Decide by \`code\`, never by \`title\` or \`detail\`, which are for people. \`type\`
leads to a page that says what it means and how to mend it, \`errors\` names the fields that are wrong, \`instance\` is the number to quote to us, the same as
\`X-Request-Id\`. Who may not even know that a thing exists is told 404; who may see it but not do this, 403.

## Repeating a write
Every write but those named below takes an \`Idempotency-Key\` (draft-ietf-httpapi-idempotency-key-header): 1 to 255 visible ASCII characters of your choice, bare or in double quotes, such as a new
UUID. Booking, payment and prescription writes require one (400 without). The same key with the same body gets the first answer again, with
\`Idempotency-Replayed: true\`; with another body, 422 \`idempotency_mismatch\`. A repeat that arrives while the first is still under way waits for it and gets its answer. Keys belong
to the account that sent them and to the operation, and are kept for at least 24 hours. Refusals are not kept: a request that failed may be sent again with its key.
Secrets are not kept either: what answers tokens (sign-up, sign-in, refresh) or a new TOTP secret takes no key and is done anew, and a repeat shows no recovery codes and no API key a second time.

## Two editors
What can be edited has an \`ETag\`. Send it as \`If-Match\` with your \`PUT\`: 412 \`precondition_failed\` means that somebody else saved in between, and nothing was
overwritten. The \`version\` in the body does the same and answers 409 \`edit_conflict\`. \`If-None-Match\` on a read answers 304 where nothing changed.

## Rates
Answers carry \`RateLimit\` and \`RateLimit-Policy\`; 429 carries \`Retry-After\` in seconds, as does 503. Wait that long, then go on.

## Caching and browsers
Every answer is \`Cache-Control: no-store\`: what is about a person must not be kept, and a free time that was kept may be taken. Pages of other sites can call the API from a
browser only where we have listed their origin, and never with our cookie.
`.trim();

/** What stands under each heading of the document. */
export const tagDescriptions: Readonly<Record<string, string>> = {
  auth: "Accounts, sign-in, tokens and sessions.",
  users: "The signed-in person.",
  doctors: "Finding verified doctors; the practice of a doctor and its verification.",
  availability: "Slots: the times doctors offer, and those still free.",
  consultations: "Booking, the record of a consultation, cancelling.",
  prescriptions: "Prescribing, reading, and a pharmacy's check.",
  payments: "Paying for consultations, and refunds.",
  reviews: "What patients say of a consultation.",
  analytics: "Figures for administrators.",
  audit: "Who did what; for administrators.",
  "api-keys": "The keys of partners.",
};
