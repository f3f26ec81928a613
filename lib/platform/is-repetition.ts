/** True for one piece of text repeated, such as `abcabc`: guessable, however long it is. */
export const isRepetition = (text: string): boolean => `${text}${text}`.indexOf(text, 1) < text.length;
