import type { RosterDoctor } from "./doctor";

/** Doctors whose registration no administrator has looked at yet. */
export const pending: readonly RosterDoctor[] = [
  {
    name: ["Gauri", "Phadke"], gender: "female", city: "Mumbai", system: "Ayurveda", specializations: ["Women's health"], years: 7, fee: 500,
    bio: "Sees young women with painful or irregular cycles, and is learning sign language so that nobody has to bring an interpreter.",
  },
  {
    name: ["Farhan", "Usmani"], gender: "male", city: "Lucknow", system: "Unani", specializations: ["General physician"], years: 9, fee: 350,
    bio: "Treats long coughs and allergic colds with Unani lauqs and joshandas, and a firm word about smoking.",
  },
  {
    name: ["Ilakkiya", "Murugesan"], gender: "female", city: "Chennai", system: "Siddha", specializations: ["Paediatrics"], years: 4, fee: 300,
    bio: "Looks after small children with poor appetite and frequent colds in the Siddha tradition, and makes house calls when a screen is not enough.",
  },
  {
    name: ["Kunal", "Chatterjee"], gender: "male", city: "Kolkata", system: "Modern medicine", specializations: ["Joints and pain"], years: 13, fee: 1000,
    bio: "An orthopaedic surgeon who is glad when no operation is needed. Knees, shoulders and second opinions.",
  },
  {
    name: ["Dhruvi", "Patel"], gender: "female", city: "Pune", system: "Ayurveda", specializations: ["Skin and hair"], years: 6, fee: 450, also: ["gu"],
    bio: "Works with acne and hair fall in teenagers and their worried parents. Short routines, honest timelines.",
  },
];

/** A doctor who was rejected, and the reason. */
export const rejected: { practice: RosterDoctor; reason: string } = {
  practice: {
    name: ["Sunil", "Tomar"], gender: "male", city: "Delhi", system: "Ayurveda", specializations: ["Kayachikitsa"], years: 20, fee: 700,
    bio: "General Ayurvedic practice with an interest in digestion and joint pain.",
  },
  reason: "The registration number is not in the council's register under this name. Please send the certificate, or correct the number.",
};
