import type { Unit } from "./schema";

/** What a form of medicine says by itself: what its doses are counted in, and how it is taken. */
interface Form {
  /** What one dose counts, and whether one is meant where no amount is written. */
  unit: Unit;
  isOne?: boolean;
  route: string;
  /** Amounts to choose from where the line says none. */
  amounts?: readonly string[];
}

const oral = { route: "oral" };
const skin: Form = { unit: "application", isOne: true, route: "on the skin" };
const liquid: Form = { unit: "ml", ...oral, amounts: ["2.5 ml", "5 ml", "10 ml"] };
const potion: Form = { unit: "ml", ...oral, amounts: ["10 ml", "15 ml", "20 ml", "30 ml"] };
const powder: Form = { unit: "g", ...oral, amounts: ["1 g", "3 g", "5 g"] };
const drops = (route: string): Form => ({ unit: "drop", route, amounts: ["1 drop", "2 drops"] });
const piece = (unit: Unit, route = "oral"): Form => ({ unit, isOne: true, route });

const forms: Readonly<Record<string, Form>> = {
  tablet: piece("tablet"), capsule: piece("capsule"), sachet: piece("sachet"), lozenge: piece("lozenge"), suppository: piece("suppository", "rectal"),
  pessary: piece("pessary", "vaginal"), injection: piece("injection", "by injection"),
  syrup: liquid, solution: skin, decoction: potion, liquid: potion, drops: { ...drops("oral"), amounts: ["5 drops", "10 drops", "0.5 ml", "1 ml"] },
  powder, granules: powder, linctus: { ...powder, amounts: ["5 g", "10 g"] }, ghee: { unit: "ml", ...oral, amounts: ["5 ml", "10 ml"] },
  cream: skin, ointment: skin, gel: skin, lotion: skin, oil: skin, shampoo: skin, "eye ointment": { ...skin, route: "in the eye" },
  "eye drops": drops("in the eye"), "ear drops": drops("in the ear"), "nasal drops": drops("in the nose"),
  "nasal spray": { unit: "spray", route: "in the nose", amounts: ["1 spray", "2 sprays"] }, inhaler: { unit: "puff", route: "inhaled", amounts: ["1 puff", "2 puffs"] },
  "nebuliser solution": { unit: "ml", route: "inhaled", amounts: ["2 ml", "2.5 ml", "3 ml"] },
  gargle: { unit: "ml", route: "in the mouth", amounts: ["10 ml", "15 ml"] }, mouthwash: { unit: "ml", route: "in the mouth", amounts: ["10 ml", "15 ml"] },
};

/** All forms that a line can name in full. */
export const formNames = Object.keys(forms).sort((a, b) => b.length - a.length);

/** What is known of a form; a slow-release tablet is a tablet. */
export const formOf = (name: string): Form | undefined => forms[name] ?? forms[name.replace(/,.*$/, "")];

const byUnit: Partial<Record<Unit, readonly string[]>> = {
  tablet: ["tablet"], capsule: ["capsule"], sachet: ["sachet"], puff: ["inhaler"], spray: ["nasal spray"], suppository: ["suppository"], pessary: ["pessary"], lozenge: ["lozenge"],
  injection: ["injection"], application: ["cream", "ointment", "gel", "lotion", "oil", "solution"], drop: ["eye drops", "ear drops", "nasal drops", "drops"],
  ml: ["syrup", "decoction", "liquid", "solution", "ghee", "gargle", "mouthwash", "nebuliser solution", "drops"], g: ["powder", "granules", "linctus"],
};

/** The forms whose doses can be counted in a unit. */
export const formsWith = (unit: Unit): readonly string[] => byUnit[unit] ?? [];

/** A medicine that is swallowed whole. */
export const isSolid = (form: string) => ["tablet", "capsule", "sachet", "suppository", "pessary", "lozenge", "injection"].includes(formOf(form)?.unit ?? "");
export const isMeasured = (form: string) => ["ml", "g"].includes(formOf(form)?.unit ?? "");
