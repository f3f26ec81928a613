import type { adultRelations, relations } from "@/db/schema/choices";
import { say } from "@/lib/core/words";
import { ageOn } from "./age";

export type Relation = (typeof relations)[number];
export type AdultRelation = (typeof adultRelations)[number];

/** An account cares for at most so many others. A larger household or a home for children needs several accounts. */
export const MAX_DEPENDENTS = 49;

/** From this age on a person is an adult (Indian Majority Act, 1875, section 3). */
export const ADULT_YEARS = 18;

/** Whether somebody is under age on a date; both dates are local, YYYY-MM-DD. */
export const isMinorOn = (date: string, birth: string) => ageOn(date, birth).years < ADULT_YEARS;

/** True if the two dates of birth cannot be those of this relation: a child is younger than its parent. Dates not known contradict nothing. */
export function contradicts(relation: Relation, patientBirth: string, carerBirth: string | null): boolean {
  if (carerBirth === null) return false;
  return (relation === "child" && patientBirth <= carerBirth) || (relation === "parent" && patientBirth >= carerBirth);
}

/** The sentence about such a date of birth. */
export const whyContradicting = (relation: Relation) => say(relation === "child" ? "fields.dateOfBirth.child" : "fields.dateOfBirth.parent");

/** The adult who is present at a minor's visit (Telemedicine Practice Guidelines 2020, 3.2.4). */
export interface Adult {
  name: string;
  relation: AdultRelation;
}

/** The account that books, as far as it may be the adult at the visit. */
interface Booker {
  name: string;
  /** YYYY-MM-DD; null if the profile has none. */
  birth: string | null;
  /** What the patient is to the account. */
  relation: Relation;
}

/** The adult at a minor's visit if nobody was named: the account that books, unless it is the minor's own or a minor's. */
export function adultOf({ name, birth, relation }: Booker, date: string): Adult | undefined {
  if (relation === "self" || (birth !== null && isMinorOn(date, birth))) return undefined;
  return { name, relation: relation === "child" ? "parent" : relation === "sibling" ? "sibling" : "other" };
}
