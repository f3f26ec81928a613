"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import type { Mode } from "@/lib/domain/consultations/schema";
import { bottomOf, follow, type Ladder, modeOfRung, type Rung, rungs, SAMPLE_MS, startOn, step } from "@/lib/domain/visits/ladder";
import type { SeatRole } from "@/lib/domain/visits/schema";
import type { Call } from "./call";
import { judge, JUDGED_GOOD } from "./devices/quality";

/** A picture that has not moved for this many measurements stands still. */
const STILL_AFTER = 2;

interface QualityOptions {
  calls: RefObject<Map<SeatRole, Call>>;
  /** The side whose call decides about the mode: a guest's network does not step the visit down. Undefined for the guest, who decides nothing. */
  otherSide: SeatRole | undefined;
  isConnected: boolean;
  mode: Mode;
  /** Whether this side may raise the mode by itself: only if its own measurement lowered it. */
  mayRise: boolean;
  /** Whose pictures should be arriving. */
  expected: readonly SeatRole[];
  /** The network bears no more than this mode, or bears it again. */
  onMode: (mode: Mode) => void;
}

interface Watched {
  frames: number;
  still: number;
  /** How large the picture to this one may be; the mode stays what it is. */
  own: Ladder;
}

const lower = (a: Rung, b: Rung) => (rungs.indexOf(a) > rungs.indexOf(b) ? a : b);

/**
 * Measures the calls while one is up, makes the picture smaller on a weak network, and goes down to sound and to writing by the ladder. The call
 * to the other side decides about that; each other call only makes its own picture smaller.
 */
export function useQuality({ calls, otherSide, isConnected, mode, mayRise, expected, onMode }: QualityOptions) {
  const [rung, setRung] = useState<Rung>(mode === "video" ? "full" : bottomOf[mode]);
  const [judged, setJudged] = useState(JUDGED_GOOD);
  const [still, setStill] = useState<readonly SeatRole[]>([]);
  const latest = useRef({ ladder: startOn(rung), mode, mayRise, expected, onMode });
  useEffect(() => {
    const at = Object.assign(latest.current, { mode, mayRise, expected, onMode });
    at.ladder = follow(at.ladder, mode);
  });

  useEffect(() => {
    if (!isConnected) return;
    const at = latest.current;
    const watched = new WeakMap<Call, Watched>();
    const shape = () => {
      const all = calls.current;
      for (const [role, call] of all) void call.shape(role === otherSide ? at.ladder.rung : lower(at.ladder.rung, watched.get(call)?.own.rung ?? "full"), all.size > 1);
    };
    const look = async (role: SeatRole, call: Call): Promise<boolean> => {
      const found = await call.measure(modeOfRung(at.ladder.rung) === "video" ? "video" : "audio");
      if (calls.current.get(role) !== call) return false;
      const before = watched.get(call);
      const hasMoved = before === undefined || found.frames > before.frames || !at.expected.includes(role);
      const own = before?.own ?? startOn("full");
      const isMain = role === otherSide;
      const seen = { frames: found.frames, still: hasMoved ? 0 : before.still + 1, own: isMain || at.mode !== "video" ? own : follow(step(own, found, false), "video") };
      watched.set(call, seen);
      // A guest decides nothing, and reads how good the connection to any of the others is.
      if (isMain || otherSide === undefined) setJudged((was) => judge(was, found));
      if (isMain) {
        at.ladder = step(at.ladder, found, at.mayRise);
        setRung(at.ladder.rung);
        if (modeOfRung(at.ladder.rung) !== at.mode) at.onMode(modeOfRung(at.ladder.rung));
      }
      return seen.still >= STILL_AFTER;
    };
    shape();
    const timer = window.setInterval(() => {
      const all = [...calls.current];
      void Promise.all(all.map(([role, call]) => look(role, call))).then((areStill) => {
        setStill((had) => {
          const next = all.map(([role]) => role).filter((_, n) => areStill[n]);
          return next.join() === had.join() ? had : next;
        });
        shape();
      });
    }, SAMPLE_MS);
    return () => {
      window.clearInterval(timer);
      setStill([]);
    };
  }, [isConnected, calls, otherSide]);

  return { rung, still, quality: judged.word };
}
