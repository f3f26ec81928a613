// `node scripts/hard-words.mjs`: lists the hard words in each text of the repository, with their lines; exits with 1 if there are any.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { hardWordsIn } from "../lint/hard-words.mjs";

process.chdir(path.resolve(import.meta.dirname, ".."));

/** The files that people read or write: code, documents, messages, configuration. The rule's own files contain the words and are left out. */
const isText = (file) => /\.(?:ts|tsx|mjs|md|json|ya?ml|sql)$|\.env\.example$/.test(file) && !/^lint\/|^scripts\/hard-words|package(?:-lock)?\.json$|^drizzle\//.test(file);

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { encoding: "utf8" }).split("\n").filter(isText);
const found = files.map((file) => ({ file, words: hardWordsIn(readFileSync(file, "utf8")) })).filter(({ words }) => words.length > 0);

for (const { file, words } of found.sort((a, b) => b.words.length - a.words.length)) {
  process.stdout.write(`${String(words.length).padStart(4)}  ${file}\n`);
  for (const { line, words: written, instead } of words) process.stdout.write(`      ${file}:${line}  ${JSON.stringify(written)} → ${instead}\n`);
}
const total = found.reduce((sum, { words }) => sum + words.length, 0);
process.stdout.write(total === 0 ? "No hard words.\n" : `${total} hard words in ${found.length} files.\n`);
process.exitCode = total === 0 ? 0 : 1;
