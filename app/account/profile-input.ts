import { formInput } from "@/lib/http/web/action";

const emptied = { firstName: "", lastName: "", phone: null, dateOfBirth: null, gender: null };

/** The profile form as an input. Forms usually leave out empty fields; here an empty field means "remove the value". */
export function profileInput(form: FormData): unknown {
  const typed: { address?: Record<string, string> } = formInput(form);
  const { country, ...address } = typed.address ?? {};
  const hasAddress = Object.values(address).some((line) => line.trim() !== "");
  return { ...emptied, ...typed, address: hasAddress ? { country, ...address } : null };
}
