import { z } from "zod";
import { Id, Instant, nullIsNone, text } from "@/lib/core/wire";
import { Invitation } from "../invitations/schema";
import { Relation } from "../schema";

/** An account that cares, or cared, for a patient. */
export const Carer = z.object({
  id: Id.meta({ description: "The account" }),
  name: z.string(),
  relation: Relation.meta({ description: "What the patient is to this account" }),
  since: Instant,
  until: Instant.nullable().meta({ description: "When the care ended; null while it lasts" }),
});
export type Carer = z.output<typeof Carer>;

export const ListCarers = z.object({ id: Id });
export const Carers = z.object({ data: z.array(Carer), invitations: z.array(Invitation).meta({ description: "Links that were sent and not used yet" }) });
export type Carers = z.output<typeof Carers>;

export const EndCare = z.object({
  id: Id,
  carerId: Id,
  reason: nullIsNone(text(500, 10).optional()).meta({ description: "Needed from an administrator; kept in the audit", examples: ["Court order of 3 March seen"] }),
});
