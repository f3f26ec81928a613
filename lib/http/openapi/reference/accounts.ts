import { LINK_MINUTES } from "@/lib/domain/accounts/links/link";
import { ACCESS_TOKEN_SECONDS } from "@/lib/domain/accounts/sessions/tokens";
import type { Description } from "./description";

const signedIn = "Anybody who is signed in, about themselves.";

export const accountDescriptions = {
  register: {
    text: "Makes a patient's or a doctor's account and signs it in. A doctor then creates a practice with `POST /doctors` and waits for verification. Administrators cannot be made here.",
    who: "Anybody.",
    fails: ["email_taken"],
    request: { email: "asha.rao@example.in", password: "monsoon lantern tamarind", role: "patient", firstName: "Asha", lastName: "Rao", phone: "+919845012345" },
  },
  signIn: {
    text:
      `Answers an access token, good for ${ACCESS_TOKEN_SECONDS / 60} minutes, and a refresh token. A wrong password and an unknown email get the same answer in the same time. If two-step sign-in is on, ` +
      "the answer without a code is 401 `mfa_required`: ask for the code and send the whole request again with `totpCode` or `recoveryCode`.",
    who: "Anybody.",
    fails: ["unauthenticated", "mfa_required"],
    request: { email: "asha.rao@example.in", password: "monsoon lantern tamarind" },
  },
  refresh: {
    text: "Takes a refresh token, which can be used once, and answers the next one with a new access token. A used token that is sent again more than ten seconds later counts as stolen and ends the session. Two refreshes at almost the same time are allowed and get the same refresh token.",
    who: "Anybody who has the refresh token.",
    fails: ["unauthenticated"],
  },
  signOut: { text: "Ends the session of the token that was sent, on the web and in the API alike.", who: signedIn },
  verifyEmail: {
    text: `Takes the token from the link in the mail that welcomes a new account. The token is valid for ${LINK_MINUTES.verify_email / 60} hours. Sending it again gets the same answer and changes nothing. An account whose address is not confirmed can do everything.`,
    who: "Anybody who has the link.",
    request: { token: "Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9" },
  },
  resendVerification: { text: "Sends that mail again, at most four times an hour. Does nothing if the address is confirmed.", who: signedIn },
  requestPasswordReset: {
    text: "Sends a link to choose a new password if the address has an account, at most four times an hour. The answer and its time are the same if it has none.",
    who: "Anybody.",
    request: { email: "asha.rao@example.in" },
  },
  resetPassword: {
    text: `Takes the token from that link, which is valid for ${LINK_MINUTES.reset_password} minutes and can be used once. Every session of the account ends, and a mail tells its owner. Two-step sign-in stays on. \`errors.token\` means that the link is not valid; \`errors.newPassword\` means that the password is weak, and the link stays valid.`,
    who: "Anybody who has the link.",
    request: { token: "Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9", newPassword: "cardamom harbour seventeen" },
  },
  changePassword: {
    text: "Needs the current password, and a `code` if two-step sign-in is on. Wrong ones are counted and slow the next try. Every other session of the account ends.",
    who: signedIn,
    fails: ["forbidden"],
    request: { currentPassword: "monsoon lantern tamarind", newPassword: "cardamom harbour seventeen" },
  },
  listSessions: { text: "The devices and programs that are signed in to the account, latest first.", who: signedIn },
  revokeOtherSessions: { text: "Ends every session of the account except the one of this request, everywhere within five seconds.", who: signedIn },
  revokeSession: { text: "Ends one session, everywhere within five seconds.", who: "The person whose session it is." },
  readProfile: { text: "Name, contact, address and preferences of the account.", who: signedIn },
  updateProfile: {
    text: "A field that is left out stays as it is; null empties it. Send the ETag of the profile you read as `If-Match`, or its `version` in the body, so that another device's change is not overwritten.",
    who: signedIn,
    request: { phone: "+919845012345", address: { line1: "4 Temple Road", city: "Mysuru", state: "Karnataka", postalCode: "570001" } },
  },
} satisfies Record<string, Description>;
