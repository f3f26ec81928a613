import { FRESH_MINUTES } from "@/lib/domain/accounts/mfa/schema";
import { SET_UP_MINUTES } from "@/lib/domain/accounts/mfa/totp";
import type { Description } from "./description";

const signedIn = "Anybody who is signed in, about themselves.";
const stepUp = { password: "monsoon lantern tamarind", code: "123456" };

export const mfaDescriptions = {
  finishSignIn: {
    text: "The second half of a sign-in, after `POST /auth/login` answered 401 `mfa_required` with an `mfaToken`: send the token and a code, without the password. A code is accepted only once.",
    who: "Anybody who has just given the right password.",
    fails: ["mfa_required"],
    request: { mfaToken: "eyJlbWFpbCI6MX0.c2lnbmF0dXJl", totpCode: "123456" },
  },
  readOwnSession: { text: "The session of the token that was sent: how it was proved, and when it ends.", who: signedIn },
  readMfa: { text: "Whether two-step sign-in is on, since when, and how many recovery codes are left.", who: signedIn },
  setUpMfa: {
    text: `Answers a new secret, its \`otpauth://\` URL and a QR code. The secret has no effect until a code of it is proved, within ${SET_UP_MINUTES} minutes. A secret that is in use is never changed. ` +
      `No body is needed if the sign-in was at most ${FRESH_MINUTES} minutes ago; after that the answer is 403 \`forbidden\` with \`errors.password\`, unless the \`password\` is sent.`,
    who: signedIn,
    fails: ["invalid_transition"],
    request: {},
  },
  enableMfa: {
    text: "Proves one code of the secret that was set up, turns two-step sign-in on, and answers ten recovery codes, which are shown only this time. Every other session of the account ends. The `password` is needed as in the set-up.",
    who: signedIn,
    fails: ["invalid_transition", "edit_conflict"],
    request: { code: "123456" },
  },
  disableMfa: { text: "Needs password and code again. An administrator who turns it off can do almost nothing until it is set up again.", who: signedIn, fails: ["invalid_transition"], request: stepUp },
  renewRecoveryCodes: { text: "Needs password and code again. The old codes are no longer valid.", who: signedIn, fails: ["invalid_transition"], request: stepUp },
  requestMfaReset: {
    text: "For a person who has lost their device: an administrator writes down how they verified the person's identity. Nothing is removed until a second administrator approves; the person is told at once.",
    who: "An administrator, for somebody else.",
    fails: ["not_found", "already_exists", "invalid_transition"],
    request: { email: "asha.rao@example.in", proof: "Called back on the number we have; date of birth and last visit were right." },
  },
  listMfaResets: { text: "Requests that wait for a second administrator.", who: "An administrator." },
  approveMfaReset: {
    text: "Removes the second factor, ends every session of the person and tells them.",
    who: "An administrator who did not make the request and is not the person.",
    fails: ["invalid_transition"],
  },
  refuseMfaReset: { text: "Ends a request without removing anything.", who: "An administrator.", fails: ["invalid_transition"] },
} satisfies Record<string, Description>;
