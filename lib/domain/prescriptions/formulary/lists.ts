/*
 * Which ingredients may be prescribed on a teleconsultation: dated entries, one for each ingredient and system of medicine,
 * never for a class. This is our reading of the sources named below, and only a beginning: a lawyer and a pharmacist must
 * check each entry before real use. An ingredient that is not listed cannot be prescribed until it is reviewed and entered.
 */

import { catalogue } from "./catalogue";

/** `review`: known by name, but nobody has decided on its list; it is blocked until a pharmacist has. */
export type DrugList = "O" | "A" | "B" | "prohibited" | "review";

/** One ingredient on one list, in force from a date on. */
export interface FormularyEntry {
  /** In capitals, as on a prescription. */
  ingredient: string;
  list: DrugList;
  /** The system of medicine whose practitioners may prescribe it; null if nobody may. */
  system: string | null;
  /** YYYY-MM-DD: `from` is the first date in force; `until`, if the entry has ended, is the first date no longer in force. */
  from: string;
  until?: string;
  source: string;
  /** The only forms for which the entry holds, if not for all: eye drops are listed, tablets of the same ingredient are not. */
  forms?: readonly string[];
}

/** Telemedicine Practice Guidelines, Board of Governors in supersession of the MCI, 25 March 2020: 3.7.1 and annexure 5. */
const TPG = "Telemedicine Practice Guidelines, 25 March 2020, 3.7.1 and annexure 5";
/**
 * The same three lists, applied by us to classical formulations under the guidelines of the CCIM (April 2020): common
 * herbal ones are on list O; those with minerals, metals or plants of Schedule E(1) of the Drugs Rules, 1945 on list A.
 */
const CCIM = "Telemedicine Practice Guidelines for Ayurveda, Siddha and Unani practitioners, CCIM, April 2020";
/** The same for homoeopathy, under the guidelines of the CCH (April 2020); potencies of 6C and higher. */
const CCH = "Telemedicine Practice Guidelines for Homoeopathic practitioners, CCH, April 2020";
/** Drugs Rules, 1945, Schedule X; named as prohibited by the guidelines, 3.7.1.4. */
const SCHEDULE_X = "Drugs Rules, 1945, Schedule X";
/** Narcotic Drugs and Psychotropic Substances Act, 1985, with its schedule as amended (tramadol: 26 April 2018). */
const NDPS = "Narcotic Drugs and Psychotropic Substances Act, 1985";

const entries = (list: DrugList, system: string | null, from: string, source: string, ingredients: readonly string[]): FormularyEntry[] =>
  ingredients.map((ingredient) => ({ ingredient, list, system, from, source }));

const listed: readonly FormularyEntry[] = [
  ...entries("O", "Ayurveda", "2020-04-08", CCIM, [
    "TRIPHALA CHURNA", "AVIPATTIKAR CHURNA", "HINGVASHTAK CHURNA", "GUDUCHI GHAN VATI", "MAHASUDARSHAN CHURNA",
    "SITOPALADI CHURNA", "TALISADI CHURNA", "VASAVALEHA", "CHYAWANPRASH", "ASHWAGANDHA CHURNA", "BRAHMI VATI",
    "SARASWATARISHTA", "MANJISHTHADI KWATHA", "KHADIRARISHTA", "BHRINGRAJ TAILA", "KUMKUMADI TAILA", "NALPAMARADI TAILA",
    "YOGARAJ GUGGULU", "TRAYODASHANG GUGGULU", "RASNASAPTAK KWATHA", "MAHANARAYAN TAILA", "ASHOKARISHTA", "SHATAVARI CHURNA",
    "DASHAMOOLARISHTA", "NISHA AMALAKI CHURNA", "KANCHANAR GUGGULU", "ARJUNARISHTA", "BALACHATURBHADRA CHURNA", "ARAVINDASAVA",
    "CHITRAKADI VATI",
  ]),
  ...entries("O", "Siddha", "2020-04-08", CCIM, [
    "NILAVEMBU KUDINEER", "ADATHODAI MANAPPAGU", "ELATHI CHOORANAM", "VATHA KESARI THAILAM", "ARUGAN THAILAM",
  ]),
  ...entries("O", "Unani", "2020-04-08", CCIM, [
    "JAWARISH JALINUS", "ARQ MUNDI", "MAJOON SURANJAN", "KHAMIRA GAOZABAN SADA", "JOSHANDA", "MAJOON SUPARI PAK",
  ]),
  ...entries("O", "Homeopathy", "2020-04-11", CCH, [
    "NUX VOMICA", "PULSATILLA", "RHUS TOXICODENDRON", "COFFEA CRUDA", "CALCAREA CARBONICA", "SULPHUR",
  ]),
  ...entries("O", "Modern medicine", "2020-03-25", TPG, [
    "PARACETAMOL", "ORAL REHYDRATION SALTS", "ZINC SULPHATE", "FERROUS SULPHATE", "FOLIC ACID", "CALCIUM CARBONATE",
    "CHOLECALCIFEROL", "ACETYLCYSTEINE", "AMMONIUM CHLORIDE", "GUAIFENESIN", "AMBROXOL", "BROMHEXINE", "DEXTROMETHORPHAN",
  ]),
  ...entries("A", "Modern medicine", "2020-03-25", TPG, [
    "CLOTRIMAZOLE", "MUPIROCIN", "CALAMINE", "BENZYL BENZOATE", "ENALAPRIL", "ATENOLOL", "METFORMIN", "GLIBENCLAMIDE",
    "SALMETEROL",
  ]),
  { ingredient: "CIPROFLOXACIN", list: "A", system: "Modern medicine", from: "2020-03-25", source: TPG, forms: ["eye drops"] },
  ...entries("A", "Ayurveda", "2020-04-08", CCIM, [
    "AROGYAVARDHINI VATI", "TRIBHUVANKIRTI RASA", "SANJIVANI VATI", "LAKSHMIVILAS RASA",
  ]),
  ...entries("B", "Modern medicine", "2020-03-25", TPG, [
    "SITAGLIPTIN", "HYDROCHLOROTHIAZIDE", "CHLORTHALIDONE",
  ]),
  ...entries("prohibited", null, "2020-03-25", SCHEDULE_X, [
    "AMOBARBITAL", "BARBITAL", "CYCLOBARBITAL", "PENTOBARBITAL", "SECOBARBITAL", "ETHCHLORVYNOL", "GLUTETHIMIDE",
    "MEPROBAMATE", "METHAQUALONE", "METHYLPHENIDATE", "METHYLPHENOBARBITAL", "PHENCYCLIDINE", "PHENMETRAZINE", "AMPHETAMINE",
    "DEXAMPHETAMINE", "METHAMPHETAMINE",
  ]),
  ...entries("prohibited", null, "2020-03-25", NDPS, [
    "MORPHINE", "CODEINE", "FENTANYL", "PETHIDINE", "METHADONE", "OXYCODONE", "HYDROCODONE", "BUPRENORPHINE", "PENTAZOCINE",
    "TRAMADOL", "KETAMINE", "ALPRAZOLAM", "CHLORDIAZEPOXIDE", "CLOBAZAM", "CLONAZEPAM", "DIAZEPAM", "LORAZEPAM", "MIDAZOLAM",
    "NITRAZEPAM", "PHENOBARBITAL", "ZOLPIDEM", "OPIUM", "AHIPHENA", "KAMINI VIDRAVAN RASA", "HEROIN", "DIACETYLMORPHINE",
    "COCAINE", "CANNABIS", "GANJA", "CHARAS", "BROMAZEPAM", "CLORAZEPATE", "ESTAZOLAM", "FLUNITRAZEPAM", "FLURAZEPAM", "LORMETAZEPAM",
    "NORDAZEPAM", "OXAZEPAM", "TEMAZEPAM", "TRIAZOLAM", "PHENTERMINE", "MAZINDOL",
  ]),
];

const decided = new Set(listed.map(({ ingredient }) => ingredient));

/**
 * All entries, also those that have ended. An entry that ends keeps its row and gets `until`. What the catalogue knows by name and no
 * list names is for review.
 */
export const formulary: readonly FormularyEntry[] = [
  ...listed,
  ...catalogue
    .filter(({ name }) => !decided.has(name))
    .map(({ name, system, source }): FormularyEntry => ({ ingredient: name, list: "review", system, from: "2020-03-25", source: `On none of the lists we read. ${source}` })),
];
