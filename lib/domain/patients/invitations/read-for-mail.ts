import { z } from "zod";
import { query } from "@/lib/core/use-case";
import { Id } from "@/lib/core/wire";
import { invitationSecret } from "./invitation";
import { emailOf, findInvitation } from "./queries";
import { OpenInvitation } from "./schema";

const ForMail = OpenInvitation.extend({ token: z.string(), timeZone: z.string(), language: z.string() });

/** An invitation with its secret, for the mail that contains it; null if it was used, withdrawn or has expired. */
export const readInvitationForMail = query({
  name: "patient.invitation",
  input: z.object({ id: Id }),
  output: ForMail.nullable(),
  async run({ db, now }, { id }) {
    const row = await findInvitation(db, { id }, now);
    if (!row) return null;
    return {
      kind: row.kind,
      patientName: row.patient.firstName,
      invitedBy: row.inviterName,
      email: emailOf(row),
      expiresAt: row.expiresAt,
      token: invitationSecret(id),
      timeZone: row.inviterZone,
      language: row.inviterLanguage,
    };
  },
});
