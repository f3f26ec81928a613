import { describe, expect, it } from "vitest";
import { CreateDoctor } from "@/lib/domain/doctors/schema";
import { practiceErrors, practiceInput } from "./practice-input";

const whole = {
  registrationNumber: "I-48213", registrationCouncil: "Karnataka Ayurvedic and Unani Practitioners Board", systemOfMedicine: "Ayurveda",
  qualifications: "BAMS, MD (Ayurveda, Dravyaguna)\nPGDHM", experienceYears: "9", "location.city": "Bengaluru", "location.state": "Karnataka",
  "consultationFee.amount": "499.5", slotMinutes: "20", timeZone: "Asia/Kolkata", otherSpecializations: "Sports medicine, ", bio: "",
};

function form(more: Record<string, string> = {}, lists: Record<string, string[]> = { "specializations[]": ["Kayachikitsa"], "languages[]": ["kn", "en"] }) {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...whole, ...more })) data.set(name, value);
  for (const [name, values] of Object.entries(lists)) for (const value of values) data.append(name, value);
  return data;
}

describe("practiceInput", () => {
  it("reads lists, keeps a comma in brackets, and turns rupees into paise", () => {
    expect(practiceInput(form())).toMatchObject({
      qualifications: ["BAMS", "MD (Ayurveda, Dravyaguna)", "PGDHM"],
      specializations: ["Kayachikitsa", "Sports medicine"],
      languages: ["kn", "en"],
      consultationFee: { amount: 49950, currency: "INR" },
      experienceYears: 9,
      bio: null,
    });
  });

  it("never empties a required field silently", () => {
    const emptied = form({ registrationNumber: " ", qualifications: "", experienceYears: "", "location.city": "", "consultationFee.amount": "", slotMinutes: "" }, {});
    emptied.delete("otherSpecializations");
    const parsed = CreateDoctor.omit({ bio: true }).safeParse(practiceInput(emptied));
    const paths = parsed.error?.issues.map(({ path }) => path.join(".")) ?? [];
    expect(paths.toSorted()).toEqual(["consultationFee.amount", "experienceYears", "languages", "location.city", "qualifications", "registrationNumber", "slotMinutes", "specializations"]);
  });
});

describe("practiceErrors", () => {
  it("shows an entry's errors at its list, and gives amounts in rupees", () => {
    const errors = practiceErrors({ "specializations.3": ["Too long."], "specializations.4": ["Too long."], "consultationFee.amount": ["Paise."], bio: ["Long."] }, "Rupees.");
    expect(errors).toEqual({ specializations: ["Too long."], "consultationFee.amount": ["Rupees."], bio: ["Long."] });
  });
});
