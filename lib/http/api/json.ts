import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";

/** Deeper than any valid input, and shallow enough for every recursive function. */
const MAX_DEPTH = 20;

/**
 * Parses JSON strictly. Refuses a name that occurs twice in one object, because one program would take the first value and
 * another the last. Also refuses `__proto__` and very deep nesting.
 */
export function parseJson(text: string): unknown {
  const { depth, colons } = shapeOf(text);
  if (depth > MAX_DEPTH) throw new AppError("malformed_request", say("refusals.body.tooDeep"));
  const value = parse(text);
  // In the text each name has a colon; in the parsed value a repeated name occurs only once. So the counts differ if a name is repeated.
  if (namesIn(value) !== colons) throw new AppError("malformed_request", say("refusals.body.nameTwice"));
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("malformed_request", say("refusals.body.notJson"), { cause });
  }
}

/** How deep the brackets are nested, and how many colons are outside of strings. */
function shapeOf(text: string): { depth: number; colons: number } {
  let [depth, deepest, colons] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x22) {
      for (i++; i < text.length && text.charCodeAt(i) !== 0x22; i++) if (text.charCodeAt(i) === 0x5c) i++;
    } else if (char === 0x7b || char === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (char === 0x7d || char === 0x5d) depth--;
    else if (char === 0x3a) colons++;
  }
  return { depth: deepest, colons };
}

function namesIn(value: unknown): number {
  if (value === null || typeof value !== "object") return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + namesIn(item), 0);
  let count = 0;
  for (const [name, item] of Object.entries(value)) {
    if (name === "__proto__") throw new AppError("malformed_request", say("refusals.body.forbiddenName"));
    count += 1 + namesIn(item);
  }
  return count;
}
