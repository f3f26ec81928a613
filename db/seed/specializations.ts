/** What the demo's doctors are found under. The words are the patient's, shared by all systems of medicine. */
export const specializations = [
  "General Medicine",
  "Digestive Health",
  "Skin and Hair",
  "Women's Health",
  "Child Health",
  "Joints and Spine",
  "Mind and Sleep",
  "Diabetes and Thyroid",
  "Respiratory Care",
  "Heart and Circulation",
  "Ear, Nose and Throat",
  "Panchakarma",
] as const;

export type Specialization = (typeof specializations)[number];

export const systemsOfMedicine = ["Ayurveda", "Modern medicine", "Siddha", "Unani", "Homeopathy"] as const;

export type SystemOfMedicine = (typeof systemsOfMedicine)[number];
