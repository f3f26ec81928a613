import { genericName } from "../generic-name";

/** The ingredients that a name combines; a classical formulation counts as one. */
export const ingredientsOf = (drug: string) => genericName(drug).split(/ ?[+/&,;] ?| WITH | AND /).filter(Boolean);
