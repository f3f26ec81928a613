import type { Mode } from "@/lib/domain/consultations/schema";

/*
 * The steps by which a call goes down on a weak network and up again: the full picture, a small one, sound alone, writing. Each side
 * measures what it sends. Down is quick and up is slow. A rise that did not last makes the next one wait longer, so that a call on
 * the edge does not go up and down all the time.
 */

export const rungs = ["full", "small", "audio", "text"] as const;
export type Rung = (typeof rungs)[number];

/** How often a browser measures. */
export const SAMPLE_MS = 2000;

/** What one measurement found; left out if it found nothing. */
export interface Sample {
  /** The part of the packets that did not arrive, 0 to 1. */
  loss?: number;
  roundTripMs?: number;
}

export interface Ladder {
  readonly rung: Rung;
  /** Measurements in a row that were too bad for this rung. */
  readonly bad: number;
  /** Measurements in a row that would do for the rung above. */
  readonly good: number;
  /** How many good ones a rise takes. */
  readonly wait: number;
  /** Measurements since the last rise; null if there was none, or if it has lasted. */
  readonly sinceRise: number | null;
}

export const bottomOf: Readonly<Record<Mode, Rung>> = { video: "small", audio: "audio", text: "text" };
export const modeOfRung = (rung: Rung): Mode => (rung === "full" || rung === "small" ? "video" : rung);

/** More than this is too much to stay on a rung. Opus bears a quarter of its packets lost, a picture a tenth. */
const TOO_MUCH: Readonly<Record<Rung, Required<Sample>>> = {
  full: { loss: 0.08, roundTripMs: 600 },
  small: { loss: 0.12, roundTripMs: 1000 },
  audio: { loss: 0.3, roundTripMs: 2500 },
  text: { loss: Infinity, roundTripMs: Infinity },
};
/** Less than this is needed to rise from a rung. Far from the values above, so that one step does not cause the next. */
const GOOD: Readonly<Record<Rung, Required<Sample>>> = {
  full: { loss: 0, roundTripMs: 0 },
  small: { loss: 0.03, roundTripMs: 350 },
  audio: { loss: 0.04, roundTripMs: 500 },
  text: { loss: 0.15, roundTripMs: 1000 },
};
/** 6 seconds of trouble lead down, 16 quiet ones up. */
const DOWN_AFTER = 3;
const UP_AFTER = 8;
const UP_AFTER_MOST = 64;
/** Where hardly anything arrives, the network is gone, not weak: a smaller picture would not help, and the call is found again by other means. */
const GONE = 0.9;
/** A rise that lasts this long was right. */
const LASTS = 15;

export const startOn = (rung: Rung): Ladder => ({ rung, bad: 0, good: 0, wait: UP_AFTER, sinceRise: null });

/**
 * The ladder after one more measurement.
 *
 * @param mayRise whether this side may go up to another mode: not if somebody chose the present one, or the other side measured it
 */
export function step(ladder: Ladder, { loss, roundTripMs }: Sample, mayRise: boolean): Ladder {
  if ((loss === undefined && roundTripMs === undefined) || (loss ?? 0) >= GONE) return ladder;
  const { rung } = ladder;
  const place = rungs.indexOf(rung);
  const exceeds = (limit: Required<Sample>, factor = 1) => (loss ?? 0) > limit.loss * factor || (roundTripMs ?? 0) > limit.roundTripMs * factor;
  const isBad = exceeds(TOO_MUCH[rung]);
  const bad = isBad ? ladder.bad + (exceeds(TOO_MUCH[rung], 3) ? 2 : 1) : 0;
  const good = exceeds(GOOD[rung]) ? 0 : ladder.good + 1;
  const hasLasted = ladder.sinceRise !== null && ladder.sinceRise >= LASTS;
  const sinceRise = ladder.sinceRise === null || hasLasted ? null : ladder.sinceRise + 1;
  const wait = hasLasted ? UP_AFTER : ladder.wait;
  if (bad >= DOWN_AFTER && place < rungs.length - 1) {
    const nextWait = sinceRise === null ? wait : Math.min(wait * 2, UP_AFTER_MOST);
    return { rung: rungs[place + 1]!, bad: 0, good: 0, wait: nextWait, sinceRise: null };
  }
  const above = rungs[place - 1];
  if (above && good >= wait && (mayRise || modeOfRung(above) === modeOfRung(rung))) return { rung: above, bad: 0, good: 0, wait, sinceRise: 0 };
  return { rung, bad, good, wait, sinceRise };
}

/** The ladder after the mode was switched, by whomever: on the rung of that mode, unless it is there already. */
export const follow = (ladder: Ladder, mode: Mode): Ladder => (modeOfRung(ladder.rung) === mode ? ladder : { ...ladder, rung: bottomOf[mode], bad: 0, good: 0 });
