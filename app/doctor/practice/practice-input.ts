/** A rupee, in paise. */
const RUPEE = 100;

const texts = ["registrationNumber", "registrationCouncil", "systemOfMedicine"] as const;

/**
 * The form of a practice as an input of createDoctor and updateDoctor. Unlike other forms, this one keeps empty fields. An
 * omitted field would keep its old value, and the doctor would not learn that the field cannot be empty.
 */
export function practiceInput(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const number = (name: string) => (text(name) === "" ? undefined : Number(text(name)));
  const chosen = (name: string) => form.getAll(`${name}[]`).map(String);
  const fee = number("consultationFee.amount");
  return {
    ...Object.fromEntries(texts.map((name) => [name, text(name)])),
    specializations: [...chosen("specializations"), ...listed(text("otherSpecializations"))],
    qualifications: listed(text("qualifications")),
    experienceYears: number("experienceYears") ?? Number.NaN,
    languages: chosen("languages"),
    location: { city: text("location.city"), state: text("location.state") },
    consultationFee: { amount: fee === undefined ? Number.NaN : Math.round(fee * RUPEE), currency: "INR" },
    slotMinutes: number("slotMinutes") ?? Number.NaN,
    timeZone: text("timeZone"),
    bio: text("bio") || null,
  };
}

/** Entries separated by commas or line breaks; a comma in brackets belongs to its entry. */
const listed = (typed: string) =>
  typed
    .split(/[\n,](?![^()]*\))/)
    .map((entry) => entry.trim())
    .filter(Boolean);

/** Turns errors by input field into errors by form field: an entry's errors belong to its list. */
export function practiceErrors(fields: Record<string, string[]> | undefined, feeWrong: string): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const [path, messages] of Object.entries(fields ?? {})) {
    const list = /^(specializations|qualifications|languages)\./.exec(path)?.[1];
    const name = list ?? (path.startsWith("consultationFee") ? "consultationFee.amount" : path);
    const said = path.startsWith("consultationFee") ? [feeWrong] : messages;
    errors[name] = [...new Set([...(errors[name] ?? []), ...said])];
  }
  return errors;
}
