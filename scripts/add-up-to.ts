/** Adds items to a list until it has `most`. Returns how many were left out. */
export function addUpTo<T>(most: number, list: T[], more: readonly T[]): number {
  const room = Math.max(0, most - list.length);
  list.push(...more.slice(0, room));
  return Math.max(0, more.length - room);
}
