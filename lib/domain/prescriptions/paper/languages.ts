/** The languages that a prescription is printed in. What people wrote on it stays as they wrote it. */
export const paperLanguages = ["en", "hi"] as const;
export type PaperLanguage = (typeof paperLanguages)[number];
