import { cities, specializations } from "@/components/site/specializations";
import { formatMoney } from "@/components/ui/money";
import type { SelectOption } from "@/components/ui/select";
import { Mode } from "@/lib/domain/consultations/schema";
import { systemsOfMedicine } from "@/lib/domain/doctors/schema";
import { languageName, languageOptions } from "./language-name";
import type { FilterName } from "./search-query";

const ratings = ["4.5", "4", "3.5"];
/** In paise. */
const fees = ["30000", "50000", "75000", "100000", "150000"];

/** The words used to label options. */
export interface FilterWords {
  locale: string;
  specialization: (key: (typeof specializations)[number]["key"]) => string;
  mode: (mode: Mode) => string;
  ratingFrom: (rating: string) => string;
  feeUpTo: (fee: string) => string;
}

export type ChoiceName = Exclude<FilterName, "q" | "availableOn">;

/** The options of a filter. A value from the address that is not among them is added, so that it stays chosen. */
export function filterOptions(name: ChoiceName, words: FilterWords, chosen: string | undefined): SelectOption[] {
  const options = offered(name, words);
  if (!chosen || options.some(({ value }) => value === chosen)) return options;
  return [...options, { value: chosen, label: filterLabel(name, chosen, words) }];
}

function offered(name: ChoiceName, words: FilterWords): SelectOption[] {
  const labelled = (values: readonly string[]) => values.map((value) => ({ value, label: filterLabel(name, value, words) }));
  switch (name) {
    case "specialization":
      return labelled(specializations.map(({ value }) => value));
    case "location":
      return labelled(cities);
    case "systemOfMedicine":
      return labelled(systemsOfMedicine);
    case "language":
      return languageOptions(words.locale);
    case "mode":
      return labelled(Mode.options);
    case "minRating":
      return ratings.map((value) => ({ value, label: words.ratingFrom(value) }));
    case "maxFee":
      return fees.map((value) => ({ value, label: words.feeUpTo(filterLabel(name, value, words)) }));
  }
}

/** A filter's value in words. */
export function filterLabel(name: FilterName, value: string, words: Pick<FilterWords, "locale" | "specialization" | "mode">): string {
  if (name === "specialization") {
    const known = specializations.find((one) => one.value === value);
    return known ? words.specialization(known.key) : value;
  }
  if (name === "mode") {
    const mode = Mode.safeParse(value).data;
    return mode ? words.mode(mode) : value;
  }
  if (name === "language") return languageName(value, words.locale);
  if (name === "maxFee" && /^\d+$/.test(value)) return formatMoney({ amount: Number(value), currency: "INR" }, words.locale);
  return value;
}
