import { findMedicine, keptName } from "../formulary/find";

/** Below which age in years an ingredient is blocked or doubtful. */
interface AgeRule {
  under: number;
  verdict: "warn" | "block";
}

const quinolones = ["CIPROFLOXACIN", "OFLOXACIN", "LEVOFLOXACIN", "MOXIFLOXACIN", "NORFLOXACIN"];
const ageRules: Readonly<Record<string, AgeRule>> = {
  NIMESULIDE: { under: 12, verdict: "block" },
  "ACETYLSALICYLIC ACID": { under: 16, verdict: "warn" },
  DOXYCYCLINE: { under: 8, verdict: "warn" },
  TETRACYCLINE: { under: 8, verdict: "warn" },
  MINOCYCLINE: { under: 8, verdict: "warn" },
  DEXTROMETHORPHAN: { under: 4, verdict: "warn" },
  PROMETHAZINE: { under: 2, verdict: "warn" },
  METOCLOPRAMIDE: { under: 1, verdict: "warn" },
  ...Object.fromEntries(quinolones.map((name) => [name, { under: 18, verdict: "warn" as const }])),
};

/** What an ingredient's age rule says. An unknown age is a doubt: it has to be asked. */
export function byAge(ingredient: string, ageYears: number | null): "warn" | "block" | undefined {
  const rule = ageRules[keptName(ingredient)];
  if (!rule) return undefined;
  if (ageYears === null) return "warn";
  return ageYears < rule.under ? rule.verdict : undefined;
}

const penicillins = ["AMOXICILLIN", "AMPICILLIN", "CLOXACILLIN", "BENZATHINE BENZYLPENICILLIN", "PHENOXYMETHYLPENICILLIN"];
const cephalosporins = ["CEFALEXIN", "CEFADROXIL", "CEFIXIME", "CEFUROXIME", "CEFPODOXIME", "CEFTRIAXONE", "CEFOTAXIME", "CEFDINIR"];
const painkillers = ["IBUPROFEN", "DICLOFENAC", "ACECLOFENAC", "NAPROXEN", "MEFENAMIC ACID", "NIMESULIDE", "KETOROLAC", "PIROXICAM", "INDOMETHACIN", "ACETYLSALICYLIC ACID", "ETORICOXIB"];
const groups: readonly (readonly [RegExp, readonly string[]])[] = [
  [/penicil/, penicillins], [/ce(?:ph|f)alosporin|\bceph/, cephalosporins], [/\bsul(?:f|ph)/, ["COTRIMOXAZOLE", "SULFASALAZINE", "SILVER SULFADIAZINE"]],
  [/nsaid|pain ?killer/, painkillers], [/quinolon/, quinolones], [/macrolid/, ["AZITHROMYCIN", "CLARITHROMYCIN", "ERYTHROMYCIN", "ROXITHROMYCIN"]], [/\bcyclin|tetracyclin/, ["DOXYCYCLINE", "TETRACYCLINE", "MINOCYCLINE"]],
];
/** Somebody allergic to one of these is often allergic to the others. */
const families: readonly (readonly string[])[] = [penicillins, cephalosporins, painkillers, quinolones];

/** The ingredients that a free text names: "Penicillin: rash", "takes telma 40". */
export function namedIn(text: string | null): Set<string> {
  const words = (text ?? "").normalize("NFKC").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const found = new Set<string>();
  for (let at = 0; at < words.length; at++) for (let length = 1; length <= 3 && at + length <= words.length; length++) {
    const typed = words.slice(at, at + length).join(" ");
    const name = typed.length > 2 && !/^\d/.test(typed) ? findMedicine(typed)?.name : undefined;
    if (name) found.add(name);
  }
  return found;
}

/** The ingredients to which somebody may be allergic, by what was told: the ones named, and their relatives. */
export function allergens(text: string | null): Set<string> {
  const named = namedIn(text);
  const lower = (text ?? "").toLowerCase();
  const byGroup = groups.filter(([word]) => word.test(lower)).flatMap(([, names]) => names);
  const relatives = families.filter((family) => family.some((name) => named.has(name))).flat();
  return new Set([...named, ...byGroup, ...relatives]);
}
