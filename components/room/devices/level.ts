/** Weaker sound counts as no voice. */
const VOICE = 0.15;
/** The meter is full at this strength of speech near the microphone. */
const LOUD = 0.3;
/** After so long without a voice, it is said that nothing is heard. Shorter pauses belong to speech. */
const SILENCE_MS = 4000;

/** How strong a piece of sound is, from 0 to 1, as the ear grades it: half of the strength is not half as loud. */
export function levelOf(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.min(1, Math.sqrt(Math.sqrt(sum / samples.length) / LOUD));
}

/** What is said of the microphone, since when nothing was heard. */
export interface Hearing {
  word: "listening" | "heard" | "nothing";
  quietSince: number;
}

export const beginHearing = (now: number): Hearing => ({ word: "listening", quietSince: now });

/** What is said after one more measurement. The words change at a voice at once, and at silence only when it lasts. */
export function hearMore({ word, quietSince }: Hearing, level: number, now: number): Hearing {
  if (level >= VOICE) return { word: "heard", quietSince: now };
  return { word: now - quietSince >= SILENCE_MS ? "nothing" : word, quietSince };
}
