import { z } from "zod";
import { genders } from "@/db/schema/choices";
import { line, LocalDate } from "@/lib/core/wire";
import { plainDigits, typedCode } from "@/lib/core/typed";
import { message } from "@/lib/core/words";

/* Particulars of accounts and of patients. Apart from the profile, whose time zone needs rules that no browser gets. */

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
