import { Worker } from "node:worker_threads";
import { say, type Words } from "@/lib/core/words";
import { logger } from "@/lib/platform/log/logger";
import { once } from "@/lib/platform/once";
import type { Person } from "./rules";

/*
 * How many guesses a password withstands, by zxcvbn: it knows the passwords of known breaches, names, words, keyboard
 * rows and dates, however they are spelled. It takes up to a quarter of a second of one core and 100 MB of dictionaries,
 * so it runs on a thread of its own, which starts with the first question and ends after some minutes without one.
 */

/** A billion: what a rented machine tries against one argon2id hash in a year costs more than any account here. */
const FEWEST_GUESSES_LOG10 = 9;
/** What follows the first so many characters can only make it harder to guess, and the work grows with the length. */
const LENGTH_SEEN = 32;
const PATIENCE_MS = 2000;
/** The first question waits for the dictionaries too. */
const FIRST_PATIENCE_MS = 8000;
const IDLE_MS = 300_000;
const MAX_WAITING = 50;

/**
 * Why a new password would be guessed, in words for its owner; undefined where it would not, and where the answer takes
 * too long: then the rules of `password.ts` alone decide. Asked on the server, after those.
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

/* Text, not a file: the server and the pages are bundled apart, and neither bundle has a file for a thread. */
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
  // After the listeners, for they hold the process again: a command must end when it is done.
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
