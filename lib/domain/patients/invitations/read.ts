import { query } from "@/lib/core/use-case";
import { refusedLink } from "@/lib/domain/accounts/links/link";
import { invitationHash } from "./invitation";
import { emailOf, findInvitation } from "./queries";
import { OpenInvitation, ReadInvitation } from "./schema";

/** What an invitation offers, for whoever holds its link: no more of the patient than the first name. `invalid_input` if the link opens nothing. */
export const readInvitation = query({
  name: "patient.readInvitation",
  input: ReadInvitation,
  output: OpenInvitation,
  async run({ db, now }, { token }) {
    const row = await findInvitation(db, { hash: invitationHash(token) }, now);
    if (!row) throw refusedLink("refusals.link.usedOrExpired");
    return { kind: row.kind, patientName: row.patient.firstName, invitedBy: row.inviterName, email: emailOf(row), expiresAt: row.expiresAt };
  },
});
