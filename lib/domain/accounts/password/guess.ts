import { Worker } from "node:worker_threads";
import { say, type Words } from "@/lib/core/words";
import { logger } from "@/lib/platform/log/logger";
import { once } from "@/lib/platform/once";
import type { Person } from "./rules";

/*
 * How many guesses a password withstands, estimated by zxcvbn: it knows passwords from breaches, names, words, keyboard
 * rows and dates, in many spellings. It takes up to a quarter of a second of one core and 100 MB for its dictionaries, so
 * it runs in a thread of its own, which starts with the first question and ends after some minutes without one.
 */

/** A billion. A rented machine needs a year to try so many against one argon2id hash, which costs more than any account here is worth. */
const FEWEST_GUESSES_LOG10 = 9;
/** Only so many characters are judged: further ones can only make a password harder to guess, and the work grows with the length. */
const LENGTH_SEEN = 32;
const PATIENCE_MS = 2000;
/** The first question also waits until the dictionaries are loaded. */
const FIRST_PATIENCE_MS = 8000;
const IDLE_MS = 300_000;
const MAX_WAITING = 50;

/**
 * Why a new password is easy to guess, in words for its owner. Undefined if it is not, and also if the answer takes too
 * long: then only the rules in `rules.ts` decide. Runs on the server, after those rules.
 */
export async function whyPasswordIsGuessable(password: string, { email, firstName = "", lastName = "" }: Person): Promise<Words | undefined> {
  const words = ["amrutam", firstName, lastName, ...email.split(/[@.+_-]/)].filter((word) => word.length > 2);
  const guesses = await guessesLog10([...password.normalize("NFKC")].slice(0, LENGTH_SEEN).join(""), words);
  if (guesses === undefined || guesses >= FEWEST_GUESSES_LOG10) return undefined;
  return say("fields.password.guessable");
}

interface Thread {
  worker: Worker;
  isWarm: boolean;
  waiting: Map<number, (guesses: number | undefined) => void>;
  next: number;
  idle: NodeJS.Timeout | undefined;
}

const holder = () => once("accounts.guesser", () => ({}) as { thread?: Thread });

async function guessesLog10(password: string, words: string[]): Promise<number | undefined> {
  const thread = (holder().thread ??= startThread());
  if (thread.waiting.size >= MAX_WAITING) return undefined;
  const id = thread.next++;
  clearTimeout(thread.idle);
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle(undefined), thread.isWarm ? PATIENCE_MS : FIRST_PATIENCE_MS);
    const settle = (guesses: number | undefined) => {
      clearTimeout(timer);
      thread.waiting.delete(id);
      thread.idle = setTimeout(() => end(thread), IDLE_MS).unref();
      resolve(guesses);
    };
    thread.waiting.set(id, settle);
    thread.worker.postMessage({ id, password, words });
  });
}

/* The thread's program is a text, not a file: the server and the pages are bundled separately, and neither bundle has a file for a thread. */
const program = `
const { parentPort } = require("node:worker_threads");
const ready = Promise.all([import("@zxcvbn-ts/core"), import("@zxcvbn-ts/language-common"), import("@zxcvbn-ts/language-en")])
  .then(([{ ZxcvbnFactory }, common, english]) => new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary }, graphs: common.adjacencyGraphs, l33tMaxSubstitutions: 20,
  }));
parentPort.on("message", async ({ id, password, words }) => {
  parentPort.postMessage({ id, guesses: (await ready).check(password, words).guessesLog10 });
});`;

function startThread(): Thread {
  const worker = new Worker(program, { eval: true, name: "password-guess" });
  const thread: Thread = { worker, isWarm: false, waiting: new Map(), next: 0, idle: undefined };
  worker.on("message", ({ id, guesses }: { id: number; guesses: number }) => {
    thread.isWarm = true;
    thread.waiting.get(id)?.(guesses);
  });
  worker.on("error", (err) => {
    logger.error({ err }, "Passwords are judged by the plain rules alone until the next try.");
    end(thread);
  });
  // After the listeners are added, because adding them keeps the process alive again: a command must end when it is done.
  worker.unref();
  return thread;
}

function end(thread: Thread): void {
  if (holder().thread === thread) holder().thread = undefined;
  clearTimeout(thread.idle);
  for (const settle of [...thread.waiting.values()]) settle(undefined);
  clearTimeout(thread.idle);
  void thread.worker.terminate();
}
