export function circleOf(file: string): string[];
export function circlesIn(graph: ReadonlyMap<string, readonly string[]>): Map<string, string[]>;
export function browserFiles(): Map<string, string>;
