import { extractText, getDocumentProxy } from "unpdf";

/** The text of each sheet of a PDF, in one line each. Reliable for Latin; readers of PDF put Indian scripts together in orders of their own. */
export async function sheetsOf(pdf: Uint8Array): Promise<string[]> {
  // The reader takes its bytes away from the caller.
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map((sheet) => sheet.replaceAll(/\s+/g, " ").trim());
}

/** The names of the fonts in a PDF, without the six letters of their subset. */
export const fontsIn = (pdf: Uint8Array) => new Set([...Buffer.from(pdf).toString("latin1").matchAll(/\/BaseFont\s*\/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name));
