import type { Plant } from "./plants";

/** The specializations a search offers: `value` as stored with doctors, `key` of its text in `messages`, and its plant. */
export const specializations = [
  { value: "Kayachikitsa", key: "kayachikitsa", plant: "tulsi" },
  { value: "Panchakarma", key: "panchakarma", plant: "lotus" },
  { value: "Skin and hair", key: "skinAndHair", plant: "neem" },
  { value: "Digestive health", key: "digestiveHealth", plant: "fennel" },
  { value: "Women's health", key: "womensHealth", plant: "ashoka" },
  { value: "Joints and pain", key: "jointAndPain", plant: "amla" },
  { value: "Mental wellness", key: "mentalWellness", plant: "gotuKola" },
  { value: "Diabetes and thyroid", key: "diabetesAndThyroid", plant: "giloy" },
  { value: "General physician", key: "generalPhysician", plant: "peepal" },
  { value: "Paediatrics", key: "paediatrics", plant: "seedling" },
  { value: "Dermatology", key: "dermatology", plant: "aloe" },
  { value: "Homeopathy", key: "homeopathy", plant: "daisy" },
] as const satisfies readonly { value: string; key: string; plant: Plant }[];

/** The cities a search offers, as stored with doctors. */
export const cities = [
  "Bengaluru",
  "Chennai",
  "Delhi",
  "Hyderabad",
  "Jaipur",
  "Kochi",
  "Kolkata",
  "Lucknow",
  "Mumbai",
  "Pune",
] as const;
