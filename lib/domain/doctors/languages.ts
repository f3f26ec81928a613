/*
 * The languages that can be entered by name. The function language_names in the migrations has the same list, so that a
 * search for "Hindi" finds doctors who speak hi; a test checks that the two lists are equal.
 */

/** English names by ISO 639 code; more than one if people use more than one. */
export const languages: Readonly<Record<string, readonly string[]>> = {
  en: ["English"], hi: ["Hindi"], bn: ["Bengali", "Bangla"], te: ["Telugu"], mr: ["Marathi"], ta: ["Tamil"],
  ur: ["Urdu"], gu: ["Gujarati"], kn: ["Kannada"], ml: ["Malayalam"], or: ["Odia", "Oriya"], pa: ["Punjabi"],
  as: ["Assamese"], mai: ["Maithili"], sat: ["Santali"], ks: ["Kashmiri"], ne: ["Nepali"], kok: ["Konkani"],
  sd: ["Sindhi"], doi: ["Dogri"], mni: ["Manipuri", "Meitei"], brx: ["Bodo"], sa: ["Sanskrit"], tcy: ["Tulu"],
  bho: ["Bhojpuri"], raj: ["Rajasthani"], lus: ["Mizo"], kha: ["Khasi"], ar: ["Arabic"], fa: ["Persian"],
  fr: ["French"], de: ["German"], es: ["Spanish"], pt: ["Portuguese"], ru: ["Russian"], zh: ["Chinese"],
  ja: ["Japanese"], si: ["Sinhala"], ps: ["Pashto"], bo: ["Tibetan"],
};

const codes = new Map(Object.entries(languages).flatMap(([code, names]) => names.map((name) => [name.toLowerCase(), code])));

/** The code of a language given by code or English name, in upper or lower case; undefined if it is neither. */
export function languageCode(typed: string): string | undefined {
  const given = typed.trim().toLowerCase();
  return codes.get(given) ?? (/^[a-z]{2,3}$/.test(given) ? given : undefined);
}
