import { z } from "zod";
import { Id, Instant } from "@/lib/core/wire";

export const ReadPhone = z.object({ id: Id });

export const AgreePhone = z.object({
  id: Id,
  agreed: z.boolean().meta({ description: "true: the other side may see the phone number of your account, if they agree too; false takes it back" }),
});

/** What a side has said about being called, and the other's number once both have agreed. It tells nothing of what the other side said alone. */
export const PhoneAgreement = z.object({
  agreed: z.boolean().meta({ description: "Whether your side agrees; as the newest answer of whoever cares for the patient, or of the doctor" }),
  saidAt: Instant.nullable().meta({ description: "When your side said so; null if it has said nothing" }),
  ownPhone: z.string().nullable().meta({ description: "The number of your own account, E.164; null if it has none, or if another account of your side has agreed with its number" }),
  other: z
    .object({ name: z.string(), phone: z.string() })
    .nullable()
    .meta({ description: "Whom to call, E.164. Only while both sides agree, both have a number, and the room of the visit is open" }),
});
export type PhoneAgreement = z.infer<typeof PhoneAgreement>;
