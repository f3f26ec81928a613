import { z } from "zod";
import { mfaResetStatuses } from "@/db/schema/choices";
import { Id, Instant, page, paging, text } from "@/lib/core/wire";
import { Email, Role } from "../schema";

/** How long a request waits for a second administrator. */
export const RESET_HOURS = 24;

export const RequestMfaReset = z.object({
  email: Email,
  proof: text(1000, 20).meta({ description: "How the person's identity was verified: what was checked, and how" }),
});

export const MfaResetId = z.object({ id: Id });

const PersonName = z.object({ id: Id, firstName: z.string(), lastName: z.string() });

export const MfaReset = z.object({
  id: Id,
  person: PersonName.extend({ email: z.string(), role: Role }),
  requestedBy: PersonName,
  proof: z.string(),
  status: z.enum(mfaResetStatuses),
  createdAt: Instant,
  expiresAt: Instant,
});
export type MfaReset = z.output<typeof MfaReset>;

export const ListMfaResets = z.object(paging);
export const MfaResetPage = page(MfaReset);
