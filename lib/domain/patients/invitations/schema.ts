import { z } from "zod";
import { invitationKinds } from "@/db/schema/choices";
import { Id, Instant } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { LinkToken } from "@/lib/domain/accounts/links/schema";
import { DateOfBirth } from "@/lib/domain/accounts/profile/particulars/schema";
import { Email, NewPassword } from "@/lib/domain/accounts/schema";
import { Relation } from "../schema";

const Kind = z
  .enum(invitationKinds, message("fields.invitation.kind"))
  .meta({ description: "care: another account cares for the patient too. own_account: the patient makes an account of their own and takes the record over" });

/** An invitation that was sent. */
export const Invitation = z.object({ id: Id, kind: Kind, email: z.string(), createdAt: Instant, expiresAt: Instant });
export type Invitation = z.output<typeof Invitation>;

export const Invite = z.object({ id: Id, kind: Kind, email: Email });
export const WithdrawInvitation = z.object({ id: Id, invitationId: Id });

export const ReadInvitation = z.object({ token: LinkToken });
/** What the holder of a link sees before accepting. */
export const OpenInvitation = z.object({ kind: Kind, patientName: z.string().meta({ description: "The first name" }), invitedBy: z.string(), email: z.string(), expiresAt: Instant });

export const AcceptCare = z.object({
  token: LinkToken,
  relation: Relation.refine((relation) => relation !== "self", message("fields.relation.self")),
});

export const TakeOver = z.object({
  token: LinkToken,
  dateOfBirth: DateOfBirth.meta({ description: "The patient's date of birth, as proof that it is the patient who opens the link" }),
  password: NewPassword,
});
