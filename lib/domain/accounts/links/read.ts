import { z } from "zod";
import { linkPurposes } from "@/db/schema/choices";
import { Id, Instant } from "@/lib/core/wire";
import { query } from "@/lib/core/use-case";
import { linkSecret } from "./link";
import { findLinkForMail } from "./queries";
import { Recipient } from "@/lib/domain/accounts/profile/schema";

const LinkForMail = z.object({ purpose: z.enum(linkPurposes), token: z.string(), expiresAt: Instant, recipient: Recipient });

/** A link with its secret, for the mail that contains it; null if it was used, has expired or has no account. */
export const readLink = query({
  name: "account.link",
  input: z.object({ id: Id }),
  output: LinkForMail.nullable(),
  async run({ db, now }, { id }) {
    const found = await findLinkForMail(db, id, now);
    return found ? { ...found, token: linkSecret(id) } : null;
  },
});
