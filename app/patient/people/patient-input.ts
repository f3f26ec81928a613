import { typedAddress } from "@/app/account/profile-input";
import { formInput } from "@/lib/http/web/action";

const needed = ["firstName", "dateOfBirth", "gender", "relation"] as const;

/** The form with a person's particulars as an input: what may be empty is emptied by an empty field, and what is needed is refused. */
export function patientInput(form: FormData): Record<string, unknown> {
  const { firstName, lastName, dateOfBirth, gender, relation, abhaNumber, address } = formInput(form);
  const typed = { firstName, dateOfBirth, gender, relation };
  const missing = Object.fromEntries(needed.filter((name) => typed[name] === undefined).map((name) => [name, ""]));
  return { ...typed, ...missing, lastName: lastName ?? null, abhaNumber: abhaNumber ?? null, address: typedAddress(address) };
}
