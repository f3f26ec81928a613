import { z } from "zod";
import { checkKinds } from "@/db/schema/choices";
import { Id, nullIsNone } from "@/lib/core/wire";
import { message } from "@/lib/core/words";

export const CheckKind = z.enum(checkKinds, message("fields.check.kind"));
export type CheckKind = z.infer<typeof CheckKind>;

export const CheckVisit = z.object({
  id: Id,
  kind: CheckKind.meta({
    description:
      "identity: the doctor has confirmed name and age of the patient; adult: the adult named at the booking of a minor is present; consent: the patient has expressly agreed to the visit; " +
      "condition: it is about the same condition as the last visit with this doctor",
  }),
  holds: nullIsNone(z.boolean().default(true)).meta({ description: "false takes a confirmation back; of `condition` it says that the condition is another" }),
});
