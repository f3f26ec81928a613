// Draws papers, one after the other, in a thread of its own: a paper takes about 15 ms of processor, and requests go on meanwhile.
// A file of JavaScript, because it is started as it is: by the built server, by Next, by tests.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parentPort } from "node:worker_threads";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const folder = import.meta.dirname;
const files = readdirSync(path.join(folder, "fonts")).filter((name) => name.endsWith(".ttf"));
const ours = new Set(files.map((name) => name.replace(".ttf", "")));
const templates = path.join(folder, "templates");
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: files.map((name) => readFileSync(path.join(folder, "fonts", name))) }] });

/** How many papers later a part that was worked out may still be of use. The template's own parts are used by each paper. */
const CACHED_PAPERS = 2;

parentPort.on("message", ({ id, template, data, seconds }) => {
  try {
    const pdf = draw(template, data, seconds);
    parentPort.postMessage({ id, pdf }, [pdf.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, missing: missingIn(error), problem: problemOf(error) });
  }
});

function draw(template, data, seconds) {
  const done = compiler.compile({ mainFilePath: path.join(templates, `${template}.typ`), inputs: { data } });
  if (done.hasError()) throw new Error(done.takeError()?.shortDiagnostics.map(({ message }) => message).join("; "));
  const warning = done.takeWarnings()?.shortDiagnostics.find(({ message }) => /font/i.test(message));
  if (warning) throw new Error(warning.message);
  const pdf = compiler.pdf(done.result, { pdfStandard: "ua-1", creationTimestamp: seconds });
  compiler.evictCache(CACHED_PAPERS);
  const foreign = fontsIn(pdf).find((name) => !ours.has(name));
  if (foreign) throw new Error(`The paper has a font that is not ours: ${foreign}`);
  // A copy in memory of its own, which can be handed over whole.
  return new Uint8Array(pdf);
}

/** The names of the fonts in a PDF, without the six letters of their subset. */
const fontsIn = (pdf) => [...pdf.toString("latin1").matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/g)].map(([, name]) => name);

/** The characters that no font of ours has. */
const missingIn = (error) => [...new Set([...String(error?.code ?? "").matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].map(([, text]) => text))];

/** What went wrong, without any word of the paper: an error is written into the log. */
const problemOf = (error) => String(error?.code ?? error?.message ?? "").replaceAll(/`[^`]*`|"[^"]*"/g, "…").slice(0, 300);
