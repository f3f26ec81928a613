"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import type { Mode } from "@/lib/domain/consultations/schema";
import { bottomOf, follow, modeOfRung, type Rung, SAMPLE_MS, startOn, step } from "@/lib/domain/visits/ladder";
import type { Call } from "./call";
import { judge, JUDGED_GOOD } from "./devices/quality";

/** A picture that has not moved for this many measurements stands still. */
const STILL_AFTER = 2;

interface QualityOptions {
  call: RefObject<Call | undefined>;
  isConnected: boolean;
  mode: Mode;
  /** Whether this side may raise the mode by itself: only if its own measurement lowered it. */
  mayRise: boolean;
  /** Whether pictures of the other side should be arriving. */
  expectsPicture: boolean;
  /** The network bears no more than this mode, or bears it again. */
  onMode: (mode: Mode) => void;
}

/** Measures the call while it is up, makes the picture smaller on a weak network, and goes down to sound and to writing by the ladder. */
export function useQuality({ call, isConnected, mode, mayRise, expectsPicture, onMode }: QualityOptions) {
  const [rung, setRung] = useState<Rung>(mode === "video" ? "full" : bottomOf[mode]);
  const [isStill, setStill] = useState(false);
  const [judged, setJudged] = useState(JUDGED_GOOD);
  const latest = useRef({ ladder: startOn(rung), mode, mayRise, expectsPicture, onMode });
  useEffect(() => {
    const at = Object.assign(latest.current, { mode, mayRise, expectsPicture, onMode });
    at.ladder = follow(at.ladder, mode);
  });

  useEffect(() => {
    if (!isConnected) return;
    const at = latest.current;
    let before = { of: call.current, frames: 0, still: 0 };
    void call.current?.shape(at.ladder.rung);
    const timer = window.setInterval(() => {
      const of = call.current;
      void of?.measure(modeOfRung(at.ladder.rung) === "video" ? "video" : "audio").then((found) => {
        if (of !== call.current) return;
        const hasMoved = of !== before.of || found.frames > before.frames || !at.expectsPicture;
        before = { of, frames: found.frames, still: hasMoved ? 0 : before.still + 1 };
        setStill(before.still >= STILL_AFTER);
        setJudged((was) => judge(was, found));
        at.ladder = step(at.ladder, found, at.mayRise);
        setRung(at.ladder.rung);
        void of.shape(at.ladder.rung);
        if (modeOfRung(at.ladder.rung) !== at.mode) at.onMode(modeOfRung(at.ladder.rung));
      });
    }, SAMPLE_MS);
    return () => {
      window.clearInterval(timer);
      setStill(false);
    };
  }, [isConnected, call]);

  return { rung, isStill, quality: judged.word };
}
