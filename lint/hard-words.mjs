/*
 * Words and turns that cost a reader a second look. `npm run lint` refuses them in code, documents and messages;
 * `node scripts/hard-words.mjs` counts them by file.
 */
export const hardWords = [
  { name: "anew", pattern: /\banew\b/gi, instead: "again" },
  { name: "reckon", pattern: /\breckon(?:s|ed|ing)?\b/gi, instead: "compute, count" },
  { name: "dear", pattern: /\bdear\b/g, instead: "slow, expensive" },
  { name: "but for", pattern: /\bbut (?:for|in)\b/gi, instead: "except for, unless" },
  { name: "Who as a subject", pattern: /(?:^|[.;:]\s+|\/\*\*\s*|\/\/\s*|\*\s+)Who(?:ever)? [a-z]+(?:s|ed)\b(?![^.;\n]*\?)/gm, instead: "anyone who, the process that" },
  { name: "stands in/for/behind", pattern: /\bstands? (?:in|for|behind)\b/gi, instead: "name the thing and the place" },
];

/** The hard words in a text: name, advice, line (from 1) and the words as they are written. */
export function hardWordsIn(text) {
  return hardWords.flatMap(({ name, pattern, instead }) =>
    [...text.matchAll(pattern)].map((match) => ({ name, instead, words: match[0].trim(), index: match.index, line: text.slice(0, match.index + match[0].length).split("\n").length })),
  );
}
