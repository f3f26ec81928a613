import type { Case } from "./cases";

/** One message, and where in the course of the visit it comes, from 0 to 1. */
export interface Line {
  at: number;
  by: "patient" | "doctor";
  /** Null where the message is a file. */
  text: string | null;
}

/** A visit that is held in writing. */
export const inWriting = ({ complaint, told, advice }: Case): readonly Line[] => [
  { at: 0.06, by: "patient", text: complaint },
  { at: 0.2, by: "doctor", text: "Thank you for writing. Since when is it so, and what makes it better or worse?" },
  { at: 0.45, by: "patient", text: `Since when: ${told.since}. ${told.more}` },
  { at: 0.85, by: "doctor", text: advice },
];

/** A visit on a weak connection. */
export const onWeakNetwork = ({ advice }: Case): readonly Line[] => [
  { at: 0.12, by: "patient", text: "The network is weak here, I hear only every second word." },
  { at: 0.2, by: "doctor", text: "I hear you well. I will write the important points here too." },
  { at: 0.82, by: "doctor", text: advice },
  { at: 0.9, by: "patient", text: "Thank you, now I have it in writing." },
];

/** A visit to which the patient brings a report. */
export const withReport: readonly Line[] = [
  { at: 0.15, by: "doctor", text: "Do you have the report of the blood test there? You can send it here." },
  { at: 0.24, by: "patient", text: null },
  { at: 0.27, by: "patient", text: "This is the one of last week." },
  { at: 0.4, by: "doctor", text: "Thank you, I can read it. Haemoglobin is 11.2, a little low. The rest is in order." },
  { at: 0.75, by: "patient", text: "Shall I have the test done again?" },
  { at: 0.8, by: "doctor", text: "In three months is early enough. I will add the ferritin when the laboratory sends it." },
];
