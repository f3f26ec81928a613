import { useEffect, useRef } from "react";
import type { LinkEnd } from "./room-link";
import type { Phase } from "./use-room";

const OVER: readonly Phase[] = ["closed", "refused", "replaced", "left"] satisfies LinkEnd["why"][];
/** Whether somebody is out of the room for good. */
export const isOver = (phase: Phase): phase is LinkEnd["why"] => OVER.includes(phase);
/** Kept for this tab only: a tab that is opened later asks first. */
const insideKey = (who: string) => `inside ${who}`;

/**
 * Leads back into the room after a reload, without anybody pressing anything.
 *
 * @param who names the room and the person
 * @param mayReturn whether the room could be entered when the page was made
 */
export function useReturn(who: string, { phase, enter }: { phase: Phase; enter: () => void }, mayReturn = true): void {
  // Only for the page as it was loaded: somebody who leaves is not brought back.
  const isFresh = useRef(mayReturn);
  useEffect(() => {
    const isReturning = isFresh.current && sessionStorage.getItem(insideKey(who)) !== null;
    isFresh.current = false;
    if (isReturning) enter();
  }, [enter, who]);
  const isOut = isOver(phase);
  const isInside = phase !== "outside" && !isOut;
  useEffect(() => {
    if (isOut) sessionStorage.removeItem(insideKey(who));
    else if (isInside) sessionStorage.setItem(insideKey(who), "yes");
  }, [isInside, isOut, who]);
}
