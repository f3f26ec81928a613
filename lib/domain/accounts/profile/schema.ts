import { z } from "zod";
import { most } from "@/lib/core/plain-words";
import { Id, Instant } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { TimeZone } from "@/lib/core/zone";
import { FirstName, LastName, Role } from "../schema";
import { Address, DateOfBirth, Gender } from "./particulars/schema";
import { Phone } from "./phone";

/** A language tag, such as `en` or `hi`. */
export const Language = z
  .string()
  .max(35, { error: most(35, "string"), abort: true })
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, message("fields.language.tag"))
  .meta({ examples: ["en"] });

/** The recipient of a mail, with the time zone and the language it is written for. */
export const Recipient = z.object({ id: Id, email: z.string(), role: Role, firstName: z.string(), timeZone: z.string(), language: z.string() });
export type Recipient = z.output<typeof Recipient>;

export const Profile = z.object({
  id: Id,
  email: z.string(),
  emailVerified: z.boolean().meta({ description: "False until the person opens the link in the mail that welcomes a new account." }),
  role: Role,
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string().nullable(),
  dateOfBirth: z.string().nullable(),
  gender: Gender.nullable(),
  address: z
    .object({ line1: z.string(), line2: z.string().nullable(), city: z.string(), state: z.string(), postalCode: z.string(), country: z.string() })
    .nullable(),
  timeZone: z.string(),
  language: z.string(),
  version: z.int().meta({ description: "Grows by one with each change; send it with an update to be sure that nobody changed the profile in between." }),
  updatedAt: Instant,
});
export type Profile = z.output<typeof Profile>;

/** A field that is left out stays as it is; null empties it. */
export const UpdateProfile = z.object({
  firstName: FirstName.optional(),
  lastName: z.preprocess((name) => (name === null ? "" : name), LastName.optional()) as unknown as z.ZodOptional<typeof LastName>,
  phone: Phone.nullish(),
  dateOfBirth: DateOfBirth.nullish(),
  gender: Gender.nullish(),
  address: Address.nullish(),
  timeZone: TimeZone.optional(),
  language: Language.optional(),
  version: z.coerce.number(message("fields.value.useWholeNumber")).int(message("fields.value.useWholeNumber")).min(1).max(2_147_483_647).optional(),
});
export type UpdateProfile = z.output<typeof UpdateProfile>;
