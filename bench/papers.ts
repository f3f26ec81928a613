import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { goldenSheet, medicine } from "@/lib/domain/prescriptions/paper/testing/golden";
import { drawPaper } from "@/lib/platform/papers/draw";
import { median } from "./measure";

/* `npm run bench -- --only paper`: how many prescriptions one process draws in a second, beside the bare library with the same strings, and its memory. */

const PER_ROUND = 60;
const IN_A_ROW = 1000;
const names = ["PARACETAMOL", "CETIRIZINE", "PANTOPRAZOLE", "AMOXICILLIN", "ZINC", "ASCORBIC ACID"];
const paperOf = (n: number) => goldenSheet({ complaints: `Fever for ${n} days`, medications: names.map((name) => medicine(name)) });

export interface PapersResult {
  ours: number;
  bare: number;
  ratio: number;
  /** Memory of the process after 100 papers in a row, and after 1,000. */
  megabytesAfter100: number;
  megabytesAfter1000: number;
}

/** Measures in turn, A B A B. Both draw six medicines on A4, tagged, with the same fonts. */
export async function measurePapers(rounds: number): Promise<PapersResult> {
  const bare = bareLibrary();
  await drawPaper(paperOf(0));
  bare(0);
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    rates.ours.push(await rateOf(async (n) => void (await drawPaper(paperOf(n)))));
    rates.bare.push(await rateOf(bare));
  }
  let megabytesAfter100 = 0;
  for (let n = 1; n <= IN_A_ROW; n++) {
    await drawPaper(paperOf(n));
    if (n === 100) megabytesAfter100 = megabytes();
  }
  const [ours, theirs] = [median(rates.ours), median(rates.bare)];
  return { ours, bare: theirs, ratio: ours / theirs, megabytesAfter100, megabytesAfter1000: megabytes() };
}

const megabytes = () => Math.round(process.memoryUsage.rss() / 1e6);

async function rateOf(draw: (n: number) => void | Promise<void>): Promise<number> {
  const startedAt = performance.now();
  for (let n = 0; n < PER_ROUND; n++) await draw(n);
  return (PER_ROUND * 1000) / (performance.now() - startedAt);
}

/** The library as its manual shows it: the same texts one below the other, no layout, no checks, its cache cleared as often. */
function bareLibrary() {
  const folder = path.resolve("lib/platform/papers/fonts");
  const fontBlobs = readdirSync(folder).filter((name) => name.endsWith(".ttf")).map((name) => readFileSync(path.join(folder, name)));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  const source = `#set document(title: "Paper", date: datetime(year: 2026, month: 1, day: 31))
#set text(font: ("Paper Latin", "Paper Signs"), fallback: false)
#for line in json(bytes(sys.inputs.data)) [ #line \\ ]`;
  return (n: number) => {
    const { result } = compiler.compile({ mainFileContent: source, inputs: { data: JSON.stringify(textsIn(paperOf(n).data)) } });
    compiler.pdf(result!, { pdfStandard: "ua-1", creationTimestamp: 0 });
    compiler.evictCache(2);
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value.startsWith("<svg") ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What the terminal shows. */
export const papersInWords = ({ ours, bare, ratio, megabytesAfter100, megabytesAfter1000 }: PapersResult) =>
  `papers: ${ours.toFixed(0)} a second, the bare library ${bare.toFixed(0)}: ratio ${ratio.toFixed(2)}. Memory after 100 in a row ${megabytesAfter100} MB, after 1,000 ${megabytesAfter1000} MB.\n`;
