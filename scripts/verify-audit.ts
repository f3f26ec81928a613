// `npm run audit:verify`: tells whether the audit is unchanged, and if not, what was changed.
import "@/lib/platform/config/check";
import { parseArgs } from "node:util";
import { v7 } from "uuid";
import { closeDatabase } from "@/db/client";
import { system } from "@/lib/core/actor";
import { type Finding, gather, sentenceOf } from "@/lib/domain/audit/seals/finding";
import { verifyAudit } from "@/lib/domain/audit/seals/verify";
import { auditKeys } from "@/lib/platform/crypto/audit-keys";
import { env } from "@/lib/platform/config/env";
import { step } from "@/lib/platform/start/progress";
import { findRunningEmbedded } from "@/lib/platform/embedded-postgres/find-running";
import { addUpTo } from "./add-up-to";
import { type LoggedSeal, readKnownSeals } from "./known-seals";

const usage = `Verifies the seals of the audit and every row under them.

  npm run audit:verify -- [--expect <seq>:<mac>] [--logs <directory>]

--expect  a seal you know from elsewhere, as the log line "audit sealed" gives it; may be repeated
--logs    where the log files are; LOG_DIR by default. Their seals are expected too

Ends with 0 if the audit is unchanged, with 1 if it was tampered with, with 2 if it could not be verified.`;

/** SLICE: seals checked in one part. SHOWN: findings kept for the report. */
const SLICE = 10;
const SHOWN = 1000;

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`The audit could not be verified: ${error instanceof Error ? rootOf(error).message : String(error)}\n`);
  process.exitCode = 2;
}

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { expect: { type: "string", multiple: true }, logs: { type: "string" }, help: { type: "boolean", short: "h" } } });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const expected = (values.expect ?? []).map(parseSeal);
  await findRunningEmbedded();
  try {
    const known = [...(await knownFromLogs(values.logs)), ...expected];
    const { findings, hidden, rows, newest, unsealed } = await step("Verifying the audit", (report) => verifyAll(known, report));
    for (const finding of findings) process.stdout.write(`${sentenceOf(finding)}\n`);
    if (hidden > 0) process.stdout.write(`… and ${hidden} more.\n`);
    process.stdout.write(`${count(newest, "seal")} over ${count(rows, "row")}; ${count(unsealed, "row")} not sealed yet; ${count(known.length, "seal")} known from the log.\n`);
    if (known.length === 0) process.stdout.write("No seal is known from a log, so missing entries at the end would not be noticed; see --expect.\n");
    process.stdout.write(findings.length > 0 ? "THE AUDIT WAS TAMPERED WITH.\n" : "The audit is as it was written.\n");
    return findings.length > 0 ? 1 : 0;
  } finally {
    await closeDatabase();
  }
}

async function verifyAll(known: LoggedSeal[], report: (done: number, total: number) => void) {
  const context = { actor: system("audit:verify"), requestId: v7() };
  const found: Finding[] = [];
  let [hidden, rows, newest, unsealed] = [0, 0, 0, 0];
  const highest = Math.max(0, ...known.map(({ seq }) => seq));
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after;
    // Each part needs its own seals, and the highest one to notice a cut at the end.
    const near = known.filter(({ seq }) => seq > from && (seq <= from + SLICE * 2 || seq === highest));
    const part: Awaited<ReturnType<typeof verifyAudit>> = await verifyAudit(context, { after: from, seals: SLICE, known: near });
    rows += part.rows;
    newest = part.newest;
    unsealed = part.unsealed?.rows ?? 0;
    hidden += addUpTo(SHOWN, found, part.findings);
    report(part.through, part.newest);
    after = part.next;
  }
  return { findings: gather(found), hidden, rows, newest, unsealed };
}

async function knownFromLogs(dir = env().LOG_DIR): Promise<LoggedSeal[]> {
  const ours = new Set(auditKeys().map(({ id }) => id));
  return dir === "off" ? [] : await readKnownSeals(dir, (keyId) => ours.has(keyId));
}

function parseSeal(text: string): LoggedSeal {
  const [, seq, mac] = /^(\d{1,9}):([\w-]{43})$/.exec(text) ?? [];
  if (!seq || !mac) throw new Error(`--expect ${text} is not <seq>:<mac>, such as 57:${"x".repeat(8)}…`);
  return { seq: Number(seq), mac };
}

function count(n: number, what: string): string {
  return `${n.toLocaleString("en-IN")} ${what}${n === 1 ? "" : "s"}`;
}

function rootOf(error: Error): Error {
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}
