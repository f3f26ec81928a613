export function sizeProblem(folder: string, count: number): string | undefined;
