import { UpdateProfile } from "@/lib/domain/accounts/profile/schema";
import { formInput } from "@/lib/http/web/action";

/** The profile form as an input. Forms usually leave out empty fields; here an empty field means "remove the value". */
export function profileInput(form: FormData): unknown {
  const typed = formInput(form);
  return { ...emptied(form), ...typed, address: typedAddress(typed.address) };
}

/** The fields of an address as an input; null if nothing was typed. The country is filled in from the start, so it says nothing. */
export function typedAddress(fields: unknown): Record<string, string> | null {
  const { country, ...address } = (fields ?? {}) as Record<string, string>;
  const isTyped = Object.values(address).some((line) => line.trim() !== "");
  return isTyped ? { ...(country !== undefined && { country }), ...address } : null;
}

/** What each empty field of the form becomes: null if the profile may be without it, else the empty text, which is refused. */
function emptied(form: FormData): Record<string, null | ""> {
  const names = Object.entries(UpdateProfile.shape).filter(([name]) => form.get(name) === "");
  return Object.fromEntries(names.map(([name, schema]) => [name, schema.safeParse(null).success ? null : ""]));
}
