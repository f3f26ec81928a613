import type { Specialization, SystemOfMedicine } from "@/lib/demo/words/specializations";
import type { RosterDoctor } from "./doctor";

const first: Record<SystemOfMedicine, string> = {
  Ayurveda: "BAMS",
  "Modern medicine": "MBBS",
  Siddha: "BSMS",
  Unani: "BUMS",
  Homeopathy: "BHMS",
};

const second: Record<SystemOfMedicine, Partial<Record<Specialization, string>> & { otherwise: string }> = {
  Ayurveda: {
    Panchakarma: "MD (Ayurveda) Panchakarma",
    "Women's health": "MS (Ayurveda) Prasuti Tantra evam Stri Roga",
    Paediatrics: "MD (Ayurveda) Kaumarabhritya",
    "Mental wellness": "MD (Ayurveda) Manovigyan evam Manas Roga",
    otherwise: "MD (Ayurveda) Kayachikitsa",
  },
  "Modern medicine": {
    Dermatology: "MD (Dermatology)",
    "Women's health": "MS (Obstetrics and Gynaecology)",
    Paediatrics: "MD (Paediatrics)",
    "Mental wellness": "MD (Psychiatry)",
    "Joints and pain": "MS (Orthopaedics)",
    "Digestive health": "DM (Gastroenterology)",
    "Diabetes and thyroid": "DM (Endocrinology)",
    otherwise: "MD (General Medicine)",
  },
  Siddha: { otherwise: "MD (Siddha) Pothu Maruthuvam" },
  Unani: { otherwise: "MD (Unani) Moalajat" },
  Homeopathy: { otherwise: "MD (Homoeopathy) Practice of Medicine" },
};

/** The degrees that a doctor of a field has after a number of years. */
export function qualificationsOf({ system, specializations, years }: RosterDoctor): string[] {
  const field = specializations[0];
  // In modern medicine a doctor needs the second degree to be called a specialist.
  const hasSecond = years >= 7 || system === "Modern medicine";
  return [first[system], ...(hasSecond ? [(field && second[system][field]) ?? second[system].otherwise] : [])];
}
