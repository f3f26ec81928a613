/** What patients answer when they are asked for allergies. Most have none. */
export const allergies: readonly string[] = ["None known", "None that I know of", "No", "None known", "Penicillin: rash", "Dust: sneezing", "Peanuts: swollen lips", "Sulfa medicines: itching"];

/** The medicines that patients take besides those for what they come for. */
export const medicinesTaken: Record<"child" | "young" | "old", readonly string[]> = {
  child: ["None", "None", "Vitamin D drops, once a day"],
  young: ["None", "None", "Vitamin D, once a week", "Cetirizine 10 mg, when the nose runs", "Iron tablets, every second day"],
  old: ["None", "Metformin 500 mg, twice a day", "Amlodipine 5 mg, in the morning", "Levothyroxine 50 micrograms, in the morning", "Calcium and vitamin D, at night"],
};

/** Earlier illnesses and operations. Most name none. */
export const earlierIllnesses: Record<"child" | "adult", readonly string[]> = {
  child: ["None", "None", "Born at term, no illness but colds"],
  adult: ["None", "None", "Appendix removed at 19", "Typhoid as a student, recovered", "Wrist broken in 2015, healed well", "Jaundice as a child"],
};
