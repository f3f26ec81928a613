import { z } from "zod";
import { genders } from "@/db/schema/choices";
import { most } from "@/lib/core/plain-words";
import { Id, Instant, line, LocalDate } from "@/lib/core/wire";
import { plainDigits, typedCode } from "@/lib/core/typed";
import { message } from "@/lib/core/words";
import { TimeZone } from "@/lib/core/zone";
import { FirstName, LastName, Role } from "../schema";
import { Phone } from "./phone";

const OLDEST = 130;

export const DateOfBirth = LocalDate.refine((date) => {
  // "Today" is the latest date that has begun anywhere on Earth (UTC+14).
  const today = new Date(Date.now() + 14 * 3_600_000).toISOString();
  return date >= "1900-01-01" && date <= today.slice(0, 10) && Number(today.slice(0, 4)) - Number(date.slice(0, 4)) <= OLDEST;
}, message("fields.dateOfBirth.impossible"));

export const Gender = z.enum(genders, message("fields.gender.invalid"));

/** As it is printed: without blanks at the ends, with single blanks and plain dashes and digits inside, in capitals. */
const postalCode = (typed: string) => plainDigits(typed.normalize("NFKC")).replace(/[\p{Cf}]/gu, "").replace(/[\p{Pd}\u2212]/gu, "-").replace(/\s+/g, " ").trim().toUpperCase();
/** An Indian PIN code in six digits, however they are grouped; undefined if it is none. */
const pinCode = (typed: string) => /^[1-9]\d{5}$/.exec(typedCode(typed).replaceAll("-", ""))?.[0];

export const Address = z
  .object({
    line1: line(200),
    line2: line(200, 0).nullish().transform((second) => second || null),
    city: line(100),
    state: line(100),
    postalCode: z.string(message("fields.postalCode.missing")).overwrite(postalCode).regex(/^[A-Za-z0-9][A-Za-z0-9 -]{1,10}[A-Za-z0-9]$/, message("fields.postalCode.missing")),
    country: line(60).default("India"),
  })
  .transform((address, context) => {
    if (!/^(?:in|india|bharat|भारत)$/i.test(address.country)) return address;
    const pin = pinCode(address.postalCode);
    if (pin) return { ...address, postalCode: pin };
    context.issues.push({ code: "custom", input: address.postalCode, path: ["postalCode"], message: message("fields.postalCode.notIndian") });
    return z.NEVER;
  });
export type Address = z.output<typeof Address>;

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
