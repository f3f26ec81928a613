import { parsePhoneNumberFromString, validatePhoneNumberLength } from "libphonenumber-js/core";
// The small set of numbering plans: 83 kB. Only the server reads phone numbers; with its code it would be 29 kB gzipped on a page.
import plans from "libphonenumber-js/min/metadata";
import { z } from "zod";
import { most } from "@/lib/core/plain-words";
import { plainDigits } from "@/lib/core/typed";
import { message, type WordsKey } from "@/lib/core/words";

/** The country of a number that is written without a country code. */
const HOME = "IN";

/** Mobile numbers in India; the plan of the library may not know the newest ranges. */
const MOBILE = /^[6-9]\d{9}$/;

/**
 * A phone number as E.164, read by the numbering plan of its country: "+91 098450 12345" is +919845012345. The numbers of
 * other countries are only asked to have a length that their plan knows, because new ranges are opened all the time.
 */
export const Phone = z
  .string(message("fields.phone.missing"))
  .max(32, { error: most(32, "string"), abort: true })
  .transform((typed, context) => {
    const compact = plainDigits(typed.normalize("NFKC")).replace(/^\s*tel:/i, "").replace(/[\s\p{Cf}\p{Pd}\u2212()./]/gu, "");
    const number = /^\+?\d+$/.test(compact) ? parsePhoneNumberFromString(compact, { defaultCountry: HOME, extract: false }, plans) : undefined;
    const isRight = number?.countryCallingCode === "91" ? number.isValid() || MOBILE.test(number.nationalNumber) : number?.isPossible();
    if (number && isRight) return number.number as string;
    context.issues.push({ code: "custom", input: typed, message: message(whatIsWrong(compact)) });
    return z.NEVER;
  })
  .meta({ examples: ["+919845012345"] });

function whatIsWrong(compact: string): WordsKey {
  if (!/^\+?\d+$/.test(compact)) return "fields.phone.invalid";
  const isIndian = /^(?:\+|00)?91/.test(compact) || !/^(?:\+|00)/.test(compact);
  switch (validatePhoneNumberLength(compact, { defaultCountry: HOME }, plans)) {
    case "TOO_SHORT":
      return "fields.phone.tooShort";
    case "TOO_LONG":
      return "fields.phone.tooLong";
    case undefined:
      return isIndian ? "fields.phone.notIndian" : "fields.phone.invalid";
    default:
      return "fields.phone.invalid";
  }
}
