import type { Rung, Sample } from "@/lib/domain/visits/ladder";

/** How good the connection is, in the words that people read. */
export const qualities = ["good", "weak", "veryWeak", "gone"] as const;
export type Quality = (typeof qualities)[number];

export interface Judged {
  word: Quality;
  /** Measurements in a row that were worse, or better, than the word. */
  worse: number;
  better: number;
}

export const JUDGED_GOOD: Judged = { word: "good", worse: 0, better: 0 };
/** 4 seconds make the word worse, 8 make it better: a word that jumps to and fro helps nobody. */
const WORSE_AFTER = 2;
const BETTER_AFTER = 4;

/** The word for one measurement alone. */
function wordOf({ loss = 0, roundTripMs = 0 }: Sample): Quality {
  if (loss >= 0.9) return "gone";
  if (loss > 0.12 || roundTripMs > 1000) return "veryWeak";
  return loss > 0.04 || roundTripMs > 400 ? "weak" : "good";
}

const place = (word: Quality) => qualities.indexOf(word);

/** The word after one more measurement; one that found nothing changes nothing. */
export function judge(judged: Judged, sample: Sample): Judged {
  if (sample.loss === undefined && sample.roundTripMs === undefined) return judged;
  const found = wordOf(sample);
  const worse = place(found) > place(judged.word) ? judged.worse + 1 : 0;
  const better = place(found) < place(judged.word) ? judged.better + 1 : 0;
  return worse >= WORSE_AFTER || better >= BETTER_AFTER ? { word: found, worse: 0, better: 0 } : { word: judged.word, worse, better };
}

/** What is shown: gone without a line, and never "good" while the picture is made small for the network. */
export function shownQuality(judged: Quality, { rung, isLineUp }: { rung: Rung; isLineUp: boolean }): Quality {
  if (!isLineUp) return "gone";
  return rung === "small" && judged === "good" ? "weak" : judged;
}
