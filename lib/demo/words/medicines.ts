import { readText } from "@/lib/domain/prescriptions/dosage/read-text";
import type { Medication } from "@/lib/domain/prescriptions/schema";
import type { SystemOfMedicine } from "./specializations";

const oral = (
  drug: string,
  form: string,
  strength: string,
  dose: string,
  frequency: string,
  durationDays: number,
  quantity: string,
  instructions?: string,
): Medication => ({ drug, form, strength, dose, route: "oral", frequency, durationDays, quantity, ...(instructions ? { instructions } : {}), dosage: readText(dose, frequency, durationDays, form) ?? null });

const outside = (drug: string, form: string, dose: string, frequency: string, durationDays: number, quantity: string, instructions: string): Medication => ({
  drug,
  form,
  strength: "as supplied",
  dose,
  route: "external",
  frequency,
  durationDays,
  quantity,
  instructions,
  dosage: readText(dose, frequency, durationDays, form) ?? null,
});

const warm = "With warm water, after food.";

/** Classical formulations, and only those modern drugs that may be advised at any consultation. */
export const medicines = {
  triphala: oral("TRIPHALA CHURNA", "powder", "as supplied", "5 g", "once at bedtime", 30, "150 g", "With warm water."),
  avipattikar: oral("AVIPATTIKAR CHURNA", "powder", "as supplied", "3 g", "twice a day", 15, "90 g", "Before food, with water."),
  hingvashtak: oral("HINGVASHTAK CHURNA", "powder", "as supplied", "2 g", "twice a day", 15, "60 g", "With the first mouthful of food."),
  chitrakadi: oral("CHITRAKADI VATI", "tablet", "250 mg", "2 tablets", "twice a day", 10, "40 tablets", "Before food."),
  guduchi: oral("GUDUCHI GHAN VATI", "tablet", "500 mg", "1 tablet", "twice a day", 15, "30 tablets", warm),
  sudarshan: oral("MAHASUDARSHAN CHURNA", "powder", "as supplied", "3 g", "twice a day", 7, "45 g", warm),
  sitopaladi: oral("SITOPALADI CHURNA", "powder", "as supplied", "3 g", "three times a day", 10, "90 g", "With honey."),
  talisadi: oral("TALISADI CHURNA", "powder", "as supplied", "3 g", "twice a day", 10, "60 g", "With honey."),
  vasaka: oral("VASAVALEHA", "linctus", "as supplied", "10 g", "twice a day", 15, "300 g", "Followed by warm water."),
  chyawanprash: oral("CHYAWANPRASH", "linctus", "as supplied", "10 g", "once a day", 30, "300 g", "In the morning, with warm milk."),
  ashwagandha: oral("ASHWAGANDHA CHURNA", "powder", "as supplied", "3 g", "once at bedtime", 30, "90 g", "With warm milk."),
  brahmi: oral("BRAHMI VATI", "tablet", "250 mg", "1 tablet", "twice a day", 30, "60 tablets", warm),
  saraswatarishta: oral("SARASWATARISHTA", "liquid", "as supplied", "15 ml", "twice a day", 30, "900 ml", "With the same amount of water, after food."),
  manjishtha: oral("MANJISHTHADI KWATHA", "decoction", "as supplied", "40 ml", "twice a day", 21, "420 g", "Freshly boiled and strained, before food."),
  khadira: oral("KHADIRARISHTA", "liquid", "as supplied", "20 ml", "twice a day", 30, "1200 ml", "With the same amount of water, after food."),
  bhringraj: outside("BHRINGRAJ TAILA", "oil", "10 ml", "three times a week", 30, "200 ml", "Massage into the scalp, wash after an hour."),
  kumkumadi: outside("KUMKUMADI TAILA", "oil", "3 drops", "once at bedtime", 30, "12 ml", "On clean skin. Stop if it burns."),
  nalpamaradi: outside("NALPAMARADI TAILA", "oil", "10 ml", "once a day", 21, "200 ml", "Half an hour before the bath."),
  yogaraj: oral("YOGARAJ GUGGULU", "tablet", "500 mg", "2 tablets", "twice a day", 21, "84 tablets", warm),
  trayodashang: oral("TRAYODASHANG GUGGULU", "tablet", "500 mg", "2 tablets", "twice a day", 21, "84 tablets", warm),
  rasna: oral("RASNASAPTAK KWATHA", "decoction", "as supplied", "40 ml", "twice a day", 15, "300 g", "Freshly boiled and strained, before food."),
  mahanarayan: outside("MAHANARAYAN TAILA", "oil", "15 ml", "twice a day", 21, "400 ml", "Warm it, massage gently, then a hot towel."),
  ashokarishta: oral("ASHOKARISHTA", "liquid", "as supplied", "20 ml", "twice a day", 30, "1200 ml", "With the same amount of water, after food."),
  shatavari: oral("SHATAVARI CHURNA", "powder", "as supplied", "3 g", "twice a day", 30, "180 g", "With warm milk."),
  dashamoola: oral("DASHAMOOLARISHTA", "liquid", "as supplied", "20 ml", "twice a day", 30, "1200 ml", "With the same amount of water, after food."),
  nisha: oral("NISHA AMALAKI CHURNA", "powder", "as supplied", "3 g", "twice a day", 30, "180 g", "Before food, with water."),
  kanchanar: oral("KANCHANAR GUGGULU", "tablet", "500 mg", "2 tablets", "twice a day", 30, "120 tablets", warm),
  arjuna: oral("ARJUNARISHTA", "liquid", "as supplied", "20 ml", "twice a day", 30, "1200 ml", "With the same amount of water, after food."),
  balchaturbhadra: oral("BALACHATURBHADRA CHURNA", "powder", "as supplied", "500 mg", "three times a day", 7, "15 g", "With honey; for children over one year."),
  aravindasava: oral("ARAVINDASAVA", "liquid", "as supplied", "5 ml", "twice a day", 30, "300 ml", "With the same amount of water, after food."),
  paracetamol: oral("PARACETAMOL", "tablet", "500 mg", "1 tablet", "up to three times a day", 3, "10 tablets", "Only while there is fever or pain; at least six hours apart."),
  paracetamolSyrup: oral("PARACETAMOL", "syrup", "250 mg/5 ml", "by weight, 15 mg/kg", "up to three times a day", 3, "60 ml", "Only while there is fever."),
  ors: oral("ORAL REHYDRATION SALTS", "sachet", "WHO formula", "200 ml", "after each loose stool", 3, "6 sachets", "One sachet in one litre of boiled, cooled water."),
  zinc: oral("ZINC SULPHATE", "syrup", "20 mg/5 ml", "5 ml", "once a day", 14, "100 ml"),
  ironFolic: oral("FERROUS SULPHATE WITH FOLIC ACID", "tablet", "100 mg/0.5 mg", "1 tablet", "once a day", 30, "30 tablets", "Two hours away from tea and milk."),
  calcium: oral("CALCIUM CARBONATE", "tablet", "500 mg", "1 tablet", "once a day", 30, "30 tablets", "After food."),
  vitaminD: oral("CHOLECALCIFEROL", "sachet", "60,000 IU", "1 sachet", "once a week", 56, "8 sachets", "With milk."),
  ambroxol: oral("AMBROXOL", "syrup", "30 mg/5 ml", "5 ml", "three times a day", 5, "100 ml", "After food."),
  guaifenesin: oral("GUAIFENESIN", "syrup", "100 mg/5 ml", "10 ml", "three times a day", 5, "100 ml"),
  nux: oral("NUX VOMICA", "globules", "30C", "4 globules", "twice a day", 7, "1 vial", "On a clean tongue, away from coffee."),
  pulsatilla: oral("PULSATILLA", "globules", "30C", "4 globules", "twice a day", 10, "1 vial", "On a clean tongue."),
  rhus: oral("RHUS TOXICODENDRON", "globules", "30C", "4 globules", "three times a day", 7, "1 vial", "On a clean tongue."),
  coffea: oral("COFFEA CRUDA", "globules", "30C", "4 globules", "at bedtime", 14, "1 vial", "On a clean tongue."),
  calcarea: oral("CALCAREA CARBONICA", "globules", "30C", "4 globules", "once a day", 14, "1 vial", "On a clean tongue."),
  sulphur: oral("SULPHUR", "globules", "30C", "4 globules", "in the morning", 7, "1 vial", "On a clean tongue."),
  jalinus: oral("JAWARISH JALINUS", "linctus", "as supplied", "5 g", "twice a day", 15, "150 g", "After food."),
  mundi: oral("ARQ MUNDI", "distillate", "as supplied", "60 ml", "twice a day", 15, "1 bottle of 1800 ml"),
  suranjan: oral("MAJOON SURANJAN", "linctus", "as supplied", "5 g", "twice a day", 21, "210 g", warm),
  khamira: oral("KHAMIRA GAOZABAN SADA", "linctus", "as supplied", "5 g", "twice a day", 30, "300 g", "With milk."),
  joshanda: oral("JOSHANDA", "decoction", "as supplied", "1 cup", "twice a day", 5, "10 sachets", "Hot, sipped slowly."),
  supari: oral("MAJOON SUPARI PAK", "linctus", "as supplied", "10 g", "once a day", 30, "300 g", "With milk."),
  nilavembu: oral("NILAVEMBU KUDINEER", "decoction", "as supplied", "60 ml", "twice a day", 5, "100 g", "Freshly boiled and strained, before food."),
  adathodai: oral("ADATHODAI MANAPPAGU", "syrup", "as supplied", "10 ml", "twice a day", 10, "200 ml", "With warm water."),
  elathi: oral("ELATHI CHOORANAM", "powder", "as supplied", "2 g", "twice a day", 15, "60 g", "With warm water."),
  vatha: outside("VATHA KESARI THAILAM", "oil", "15 ml", "twice a day", 21, "400 ml", "Warm it and massage gently."),
  arugampul: outside("ARUGAN THAILAM", "oil", "10 ml", "once a day", 21, "200 ml", "On the dry patches, before the bath."),
} as const satisfies Record<string, Medication>;

export type MedicineName = keyof typeof medicines;

/** The medicines that may be prescribed for a case, by the prescriber's own system; none if the case needs only advice. */
export type MedicinesBySystem = Partial<Record<SystemOfMedicine, readonly MedicineName[]>>;
