/** True if two zones show the same wall time at an instant and two weeks later: one zone may have two names. */
export function haveSameClock(a: string, b: string, at: string): boolean {
  const wall = (timeZone: string, instant: number) => new Intl.DateTimeFormat("en", { timeZone, dateStyle: "short", timeStyle: "short" }).format(instant);
  const start = Date.parse(at);
  return a === b || [start, start + 14 * 86_400_000].every((instant) => wall(a, instant) === wall(b, instant));
}
