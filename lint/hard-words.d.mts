export const hardWords: readonly { name: string; pattern: RegExp; instead: string }[];
export function hardWordsIn(text: string): { name: string; instead: string; words: string; index: number; line: number }[];
