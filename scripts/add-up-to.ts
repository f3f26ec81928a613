/** Adds to a list what there is room for until it has `most`, and says how many that left out. */
export function addUpTo<T>(most: number, list: T[], more: readonly T[]): number {
  const room = Math.max(0, most - list.length);
  list.push(...more.slice(0, room));
  return Math.max(0, more.length - room);
}
