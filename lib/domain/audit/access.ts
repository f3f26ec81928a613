import type { AccessKind } from "./schema";

const kinds: Record<string, AccessKind> = {
  read: "opened",
  update: "changed",
  create: "changed",
  cancel: "cancelled",
  book: "changed",
};

/** What an action means to the person whose record it was done to. */
export function accessKind(action: string): AccessKind {
  const [noun, verb = ""] = action.split(".");
  if (noun === "prescription" && verb === "create") return "prescribed";
  return kinds[verb] ?? "used";
}
