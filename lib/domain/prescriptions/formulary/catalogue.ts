import { ayurveda } from "./data/ayurveda";
import { gutLungsMind } from "./data/gut-lungs-mind";
import { heartAndHormones } from "./data/heart-and-hormones";
import { painAndInfection } from "./data/pain-and-infection";
import { skinEyesVitamins } from "./data/skin-eyes-vitamins";

/*
 * What medicines are called, and in which forms and strengths they come. It says nothing about whether one may be prescribed:
 * that is for the lists. So an entry here opens no door.
 */

/** A medicine as it is sold: its form and one strength. */
export interface Product {
  form: string;
  strength: string;
}

/** What is known about one ingredient or one classical formulation. */
export interface CatalogueEntry {
  /** In capitals, as on a prescription. */
  name: string;
  system: "Modern medicine" | "Ayurveda";
  /** What doctors type for it, in small letters: abbreviations, other spellings, well-known brands. */
  synonyms: readonly string[];
  /** Further spellings, by which it is found only as they stand: kaishor guggul, kaishore guggulu. */
  spellings: readonly string[];
  products: readonly Product[];
  /** For classical formulations: holds minerals, metals or a plant of Schedule E(1). */
  strong: boolean;
  source: string;
  /** When the entry was written, YYYY-MM-DD. */
  date: string;
}

const WRITTEN = "2026-12-01";
const NLEM = "Named in the National List of Essential Medicines, 2022; forms and strengths as commonly sold in India, to be checked by a pharmacist";
const PRACTICE = "Commonly sold in India, written down from practice; to be checked by a pharmacist";
const AFI = "A classical formulation by its name in the Ayurvedic Formulary of India; to be checked by a vaidya";

const forms: Readonly<Record<string, string>> = {
  tab: "tablet", cap: "capsule", syr: "syrup", drops: "drops", inj: "injection", cream: "cream", oint: "ointment", gel: "gel", lot: "lotion",
  eye: "eye drops", eyeoint: "eye ointment", ear: "ear drops", nas: "nasal spray", nasd: "nasal drops", inh: "inhaler", neb: "nebuliser solution",
  sac: "sachet", pow: "powder", supp: "suppository", pess: "pessary", sol: "solution", gargle: "gargle", mouth: "mouthwash", shampoo: "shampoo",
  dec: "decoction", arishta: "liquid", oil: "oil", ghee: "ghee", avaleha: "linctus", gran: "granules",
};

function productsOf(written: string): Product[] {
  return written.split(";").flatMap((part) => {
    const [, code, strengths] = /^\s*([a-z]+)\s*(.*)$/.exec(part)!;
    const form = forms[code!];
    if (!form) throw new Error(`The formulary has an unknown form: ${part}`);
    return (strengths || "as supplied").split(",").map((strength) => ({ form, strength: strength.trim() }));
  });
}

function entriesOf(text: string, system: CatalogueEntry["system"]): CatalogueEntry[] {
  return text.trim().split("\n").map((line) => {
    const [name, synonyms, products, mark] = line.split("|").map((cell) => cell.trim());
    return {
      name: name!,
      system,
      synonyms: synonyms!.split(",").map((one) => one.trim()),
      spellings: [],
      products: productsOf(products!),
      strong: mark === "m",
      source: system === "Ayurveda" ? AFI : mark === "n" ? NLEM : PRACTICE,
      date: WRITTEN,
    };
  });
}

const written: readonly CatalogueEntry[] = [
  ...[painAndInfection, heartAndHormones, gutLungsMind, skinEyesVitamins].flatMap((text) => entriesOf(text, "Modern medicine")),
  ...entriesOf(ayurveda, "Ayurveda"),
];

/** The last words of classical names, as they are typed. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  CHURNA: ["churna", "churnam", "choornam", "churan"], VATI: ["vati", "bati", "gutika", "tab"], GUGGULU: ["guggulu", "guggul", "gugulu"], RASA: ["rasa", "ras"],
  KWATHA: ["kwatha", "kwath", "kashayam", "kadha"], TAILA: ["taila", "tail", "tailam", "oil"], GHRITA: ["ghrita", "ghrit", "ghritam", "ghee"], BHASMA: ["bhasma", "bhasm"],
  PISHTI: ["pishti", "pisti"], KASHAYAM: ["kashayam", "kashaya", "kwath"],
};
const taken = new Set(written.flatMap(({ name, synonyms }) => [name.toLowerCase(), ...synonyms]));

/** With every spelling of the last word: kaishor guggul, kaishore guggulu. */
function withKinds(entry: CatalogueEntry): CatalogueEntry {
  const words = entry.name.toLowerCase().split(" ");
  const variants = kinds[words.at(-1)!.toUpperCase()];
  if (!variants || entry.system !== "Ayurveda") return entry;
  const bases = [words.slice(0, -1).join(" "), ...entry.synonyms.filter((one) => !variants.some((variant) => one.endsWith(` ${variant}`)))];
  const more = bases.flatMap((base) => variants.map((variant) => `${base} ${variant}`)).filter((one) => !taken.has(one));
  return { ...entry, spellings: [...new Set(more)] };
}

/** All medicines the product knows by name. */
export const catalogue: readonly CatalogueEntry[] = written.map(withKinds);
