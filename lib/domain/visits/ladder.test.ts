import { describe, expect, it } from "vitest";
import { follow, type Rung, type Sample, startOn, step } from "./ladder";

const times = (n: number, sample: Sample): Sample[] => Array.from({ length: n }, () => sample);
const clear: Sample = { loss: 0, roundTripMs: 40 };
const lossy: Sample = { loss: 0.2, roundTripMs: 80 };
const slow: Sample = { loss: 0.01, roundTripMs: 900 };
const edge: Sample = { loss: 0.05, roundTripMs: 450 };

/** The rungs that a series leads over, each with the number of the measurement that led there. */
function walk(from: Rung, series: readonly Sample[], mayRise = true) {
  let ladder = startOn(from);
  const steps: string[] = [];
  series.forEach((sample, n) => {
    const next = step(ladder, sample, mayRise);
    if (next.rung !== ladder.rung) steps.push(`${n + 1} ${next.rung}`);
    ladder = next;
  });
  return steps;
}

describe("the ladder", () => {
  it.each<[string, Rung, Sample[], string[]]>([
    ["stays up on a good network", "full", times(60, clear), []],
    ["goes down after three bad measurements, not after two", "full", [...times(2, lossy), clear, ...times(3, lossy)], ["6 small"]],
    ["goes down for a long way to the other side too", "full", times(3, slow), ["3 small"]],
    ["goes down sooner if it is very bad", "full", times(2, { loss: 0.3 }), ["2 small"]],
    ["keeps the sound where a picture is lost", "full", times(40, lossy), ["3 small", "6 audio"]],
    ["ends with writing where the sound is lost", "full", times(12, { loss: 0.5, roundTripMs: 100 }), ["2 small", "4 audio", "7 text"]],
    ["does not move between good and bad", "small", times(60, edge), []],
    ["comes up again step by step", "text", times(24, clear), ["8 audio", "16 small", "24 full"]],
    ["needs its good measurements in a row", "audio", [...times(7, clear), edge, ...times(8, clear)], ["16 small"]],
    ["stays where it is while the network is gone, which the first report afterwards tells", "full", [...times(20, { loss: 1, roundTripMs: 60 }), ...times(3, { loss: 0.95, roundTripMs: 60 }), clear], []],
    ["does nothing if nothing was measured", "small", times(60, {}), []],
    ["judges writing by the way there and back, which alone is known", "text", times(8, { roundTripMs: 120 }), ["8 audio"]],
  ])("%s", (_, from, series, steps) => expect(walk(from, series)).toEqual(steps));

  it("waits twice as long after each rise that did not last, and as at first after one that did", () => {
    const tryAgain = [...times(3, lossy)];
    expect(walk("audio", [...times(8, clear), ...tryAgain, ...times(16, clear), ...tryAgain, ...times(32, clear)])).toEqual(["8 small", "11 audio", "27 small", "30 audio", "62 small"]);
    expect(walk("audio", [...times(8, clear), ...times(20, edge), ...tryAgain, ...times(8, clear)])).toEqual(["8 small", "31 audio", "39 small"]);
  });

  it("raises the picture, but not the mode, where somebody chose it or the other side measured it", () => {
    expect(walk("audio", times(60, clear), false)).toEqual([]);
    expect(walk("small", times(8, clear), false)).toEqual(["8 full"]);
    expect(walk("full", times(6, lossy), false)).toEqual(["3 small", "6 audio"]);
  });

  it("follows a switch of mode from outside, and begins a video with the small picture", () => {
    expect(follow(startOn("full"), "video").rung).toBe("full");
    expect(follow(startOn("full"), "audio").rung).toBe("audio");
    expect(follow(startOn("text"), "video").rung).toBe("small");
  });
});
