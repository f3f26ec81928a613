// `npm run admin:create -- --email asha@example.in`: creates the first administrator of an installation, or another one.
import "@/lib/platform/config/check";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { v7 } from "uuid";
import { closeDatabase } from "@/db/client";
import { system } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { PASSWORD_MIN } from "@/lib/domain/accounts/password/rules";
import { createAdmin } from "@/lib/domain/accounts/registration/create-admin";
import { inEnglish, titleOf } from "@/lib/http/wording";
import { env } from "@/lib/platform/config/env";
import { explainDatabase } from "@/lib/platform/start/explain-database-error";

const usage = `Creates an administrator in the database of DATABASE_URL.

  npm run admin:create -- --email asha@example.in [--first-name Asha] [--last-name Rao]

The password is asked for, or read from standard input:  … < password.txt`;

try {
  await run();
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { email, "first-name": firstName, "last-name": lastName, help } = parse();
  if (help || !email) {
    process.stdout.write(`${usage}\n`);
    process.exitCode = help ? 0 : 1;
    return;
  }
  const url = env().DATABASE_URL;
  const password = process.stdin.isTTY ? await askPassword() : await readPassword();
  const context = { actor: system("admin:create"), requestId: v7() };
  try {
    const account = await createAdmin(context, { email, password, firstName, lastName });
    process.stdout.write(`${account.email} is an administrator now and can sign in.\n`);
  } catch (error) {
    throw error instanceof AppError && error.status >= 500 ? explainDatabase(rootOf(error.cause), url) : error;
  } finally {
    await closeDatabase();
  }
}

function parse() {
  const text = { type: "string" } as const;
  return parseArgs({
    options: {
      email: text,
      "first-name": { ...text, default: "System" },
      "last-name": { ...text, default: "Administrator" },
      help: { type: "boolean", short: "h" },
    },
  }).values;
}

/** Asks for the password twice and never shows it. */
async function askPassword(): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  terminal.on("SIGINT", () => process.exit(130));
  try {
    process.stderr.write(`Password (${PASSWORD_MIN} characters or more): `);
    const password = await terminal.question("");
    process.stderr.write("\nThe same again: ");
    const again = await terminal.question("");
    process.stderr.write("\n");
    if (password !== again) throw new Error("The two passwords differ; no account was created.");
    return password;
  } finally {
    terminal.close();
  }
}

/** The first line of standard input. */
async function readPassword(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin) text += String(chunk);
  return text.split(/\r?\n/)[0] ?? "";
}

function sentence(error: unknown): string {
  if (error instanceof AppError) {
    const fields = Object.entries(error.fields ?? {}).map(([name, all]) => `  ${name}: ${all.map(inEnglish).join(" ")}`);
    return [inEnglish(error.detail ?? titleOf(error.code)), ...fields].join("\n");
  }
  return error instanceof Error ? error.message : String(error);
}

/** The original error, e.g. the database's, below the wrappers of the layers above. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause ? rootOf(error.cause) : error;
}
