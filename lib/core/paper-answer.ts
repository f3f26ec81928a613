import { drawPaper, isPaperError, type Paper } from "@/lib/platform/papers/draw";
import { Download } from "./download";
import { AppError } from "./errors";
import { say } from "./words";

/** Draws a paper and answers it as a PDF that browsers show. Errors: `invalid_transition` if none of our fonts has a character of it, `unavailable` if too many wait. */
export async function paperAnswer(paper: Paper, fileName: string): Promise<Download> {
  const pdf = await drawPaper(paper).catch((error: unknown) => {
    throw isPaperError(error) ? refusalOf(error.kind, error.characters) ?? error : error;
  });
  return new Download("application/pdf", fileName, inOnePart(pdf), { size: pdf.length, isShown: true });
}

function refusalOf(kind: string, characters: readonly string[]): AppError | undefined {
  if (kind === "busy") return new AppError("unavailable", say("refusals.paper.busy"), { retryAfterSeconds: 2 });
  if (kind === "character") return new AppError("invalid_transition", say("refusals.paper.character", { characters: [...new Set(characters)].slice(0, 10).join(" ") }));
  return undefined;
}

async function* inOnePart(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
