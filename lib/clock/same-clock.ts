import { offsetAt } from "./zone-rules";

/** True if two zones show the same wall time at an instant and two weeks later: one zone may have two names. */
export function haveSameClock(a: string, b: string, at: string | Date): boolean {
  const start = new Date(at).getTime();
  return a === b || [start, start + 14 * 86_400_000].every((instant) => offsetAt(instant, a) === offsetAt(instant, b));
}
