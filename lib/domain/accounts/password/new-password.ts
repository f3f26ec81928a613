import { invalid } from "@/lib/core/errors";
import { type Person, whyPasswordIsWeak } from "./rules";
import { whyPasswordIsGuessable } from "./guess";
import { hashPassword } from "./hash";

/** Why a new password must not be used, by all rules; undefined if it may be used. */
export const whyNewPasswordIsWeak = async (password: string, person: Person) =>
  whyPasswordIsWeak(password, person) ?? (await whyPasswordIsGuessable(password, person));

/** The hash of a new account's password. Throws `invalid_input` if the password is weak. */
export async function hashNewPassword(password: string, person: Person): Promise<string> {
  const weak = await whyNewPasswordIsWeak(password, person);
  if (weak) throw invalid("password", weak);
  return hashPassword(password);
}
