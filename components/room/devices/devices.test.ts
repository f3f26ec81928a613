import { describe, expect, it } from "vitest";
import { failureOf, failuresToSay } from "./failure";
import { beginHearing, hearMore, levelOf } from "./level";
import { JUDGED_GOOD, judge, type Judged, shownQuality } from "./quality";
import { NOTHING_REMEMBERED, parseRemembered, pick } from "./remembered";
import { announcementOf, clockOffset, minutesLeft } from "./time-left";

describe("what a browser remembers of devices", () => {
  it.each([null, "", "{", "null", "7", '"text"', "[]"])("is nothing if it reads %s", (text) => expect(parseRemembered(text)).toEqual(NOTHING_REMEMBERED));

  it("keeps what has the right form and drops the rest", () => {
    const text = JSON.stringify({ chosen: { videoinput: "a", audioinput: 3, audiooutput: "", name: "Meera" }, camera: false, microphone: "no", hasChecked: true, other: 1 });
    expect(parseRemembered(text)).toEqual({ chosen: { videoinput: "a" }, camera: false, microphone: true, hasChecked: true, letters: true });
  });

  it("falls back to the default and says so if the remembered device is not there", () => {
    const list = [{ kind: "videoinput", deviceId: "a", label: "Front" }, { kind: "audioinput", deviceId: "b", label: "Headset" }];
    expect(pick("videoinput", list, "a")).toEqual({ id: "a", isMissing: false });
    expect(pick("videoinput", list, "b")).toEqual({ id: undefined, isMissing: true });
    expect(pick("audioinput", list, undefined)).toEqual({ id: undefined, isMissing: false });
  });

  it("misses no device in a list without ids, which is what a browser gives before anything is allowed", () => {
    expect(pick("videoinput", [{ kind: "videoinput", deviceId: "", label: "" }], "a")).toEqual({ id: "a", isMissing: false });
  });
});

describe("why a device could not be opened", () => {
  it.each([
    ["NotAllowedError", "denied"],
    ["SecurityError", "denied"],
    ["NotFoundError", "none"],
    ["OverconstrainedError", "none"],
    ["NotReadableError", "busy"],
    ["AbortError", "busy"],
    ["TypeError", "other"],
    [undefined, "other"],
  ])("%s is: %s", (name, why) => expect(failureOf(name, { hasDevices: true })).toBe(why));

  it("is the connection where the browser has no devices at all", () => expect(failureOf(undefined, { hasDevices: false })).toBe("insecure"));

  it("is said once if both failed alike, and of each if not", () => {
    expect(failuresToSay({ audio: "denied", video: "denied" })).toEqual([{ of: "both", why: "denied" }]);
    expect(failuresToSay({ audio: "none", video: "busy" })).toEqual([{ of: "camera", why: "busy" }, { of: "microphone", why: "none" }]);
    expect(failuresToSay({})).toEqual([]);
  });
});

describe("the level of a microphone", () => {
  const tone = (strength: number) => Float32Array.from({ length: 1000 }, (_, n) => strength * Math.sin(n / 5));

  it("grows with the sound, from 0 to 1", () => {
    expect(levelOf(new Float32Array(100))).toBe(0);
    expect(levelOf(new Float32Array())).toBe(0);
    expect(levelOf(tone(0.02))).toBeLessThan(levelOf(tone(0.2)));
    expect(levelOf(tone(1))).toBe(1);
  });

  it("is said in words that change at a voice at once and at silence late", () => {
    let heard = beginHearing(0);
    const after = (level: number, now: number) => (heard = hearMore(heard, level, now)).word;
    expect([after(0, 1000), after(0, 3900), after(0, 4000)]).toEqual(["listening", "listening", "nothing"]);
    expect([after(0.3, 4100), after(0, 8000), after(0, 8100), after(0.2, 8200)]).toEqual(["heard", "heard", "nothing", "heard"]);
  });
});

describe("the time that is left", () => {
  it.each([
    [600_000, 10],
    [599_999, 10],
    [60_001, 2],
    [60_000, 1],
    [1, 1],
    [0, 0],
    [-5, 0],
  ])("of %d milliseconds reads %d minutes", (ms, minutes) => expect(minutesLeft(1_000_000 + ms, 1_000_000)).toBe(minutes));

  it("is announced from five minutes on, and at the end", () => expect([6, 5, 1, 0].map(announcementOf)).toEqual(["none", "soon", "soon", "over"]));

  it("goes by the server's clock", () => {
    const server = "Mon, 30 Nov 2026 10:00:00 GMT";
    expect(clockOffset(server, Date.parse(server) - 100_000, Date.parse(server) - 99_000)).toBe(100_000);
    expect(clockOffset(null, 0, 0)).toBe(0);
  });
});

describe("the quality of the connection in words", () => {
  const after = (samples: { loss?: number; roundTripMs?: number }[], from: Judged = JUDGED_GOOD) => samples.reduce(judge, from).word;
  const times = (n: number, sample: { loss?: number; roundTripMs?: number }) => Array.from({ length: n }, () => sample);

  it("becomes worse after two bad measurements and better after four good ones", () => {
    expect(after([{ loss: 0.2 }])).toBe("good");
    expect(after(times(2, { loss: 0.2 }))).toBe("veryWeak");
    expect(after(times(2, { roundTripMs: 500 }))).toBe("weak");
    expect(after(times(2, { loss: 1 }))).toBe("gone");
    const weak: Judged = { word: "weak", worse: 0, better: 0 };
    expect(after(times(3, { loss: 0 }), weak)).toBe("weak");
    expect(after(times(4, { loss: 0 }), weak)).toBe("good");
  });

  it("stays the same where the network goes up and down, and where nothing was measured", () => {
    expect(after([{ loss: 0.2 }, { loss: 0 }, { loss: 0.2 }, { loss: 0 }])).toBe("good");
    expect(after(times(9, {}))).toBe("good");
  });

  it("is gone without a line, and not good beside a small picture", () => {
    expect(shownQuality("good", { rung: "full", isLineUp: false })).toBe("gone");
    expect(shownQuality("good", { rung: "small", isLineUp: true })).toBe("weak");
    expect(shownQuality("veryWeak", { rung: "small", isLineUp: true })).toBe("veryWeak");
    expect(shownQuality("good", { rung: "audio", isLineUp: true })).toBe("good");
  });
});
