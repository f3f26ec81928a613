/** The specializations of the demo's doctors: the twelve that the front page offers. */
export const specializations = [
  "Kayachikitsa",
  "Panchakarma",
  "Skin and hair",
  "Digestive health",
  "Women's health",
  "Joints and pain",
  "Mental wellness",
  "Diabetes and thyroid",
  "General physician",
  "Paediatrics",
  "Dermatology",
  "Homeopathy",
] as const;

export type Specialization = (typeof specializations)[number];

export type SystemOfMedicine = "Ayurveda" | "Modern medicine" | "Siddha" | "Unani" | "Homeopathy";
