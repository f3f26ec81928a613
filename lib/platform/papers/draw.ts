import path from "node:path";
import { Worker } from "node:worker_threads";
import { once } from "@/lib/platform/once";

/** A paper to be drawn: a template in templates/, and the texts that it is filled with. They are data: nothing in them is read as markup. */
export interface Paper {
  template: "prescription" | "receipt";
  data: object;
  /** The date written into the file. It is given, so that the same paper is the same bytes. */
  at: Date;
}

/** So many papers may wait. More than a second of work is better refused, so that those who wait are not forgotten. */
const WAITING_MAX = 80;
/** Long enough for the thread to start on a busy machine. */
const TIMEOUT_MS = 15_000;

/** Why a paper was not drawn: too many wait; a character that no font has; or something that is wrong with the template. */
export class PaperError extends Error {
  override name = "PaperError";
  constructor(
    readonly kind: "busy" | "character" | "broken",
    message: string,
    /** The characters that no font has. */
    readonly characters: readonly string[] = [],
  ) {
    super(message);
  }
}

/** Whether an error is a `PaperError`, also one of the other bundle of this process. */
export const isPaperError = (error: unknown): error is PaperError => error instanceof Error && error.name === "PaperError";

/** Draws a paper as a PDF: tagged for screen readers, with our fonts only. @throws PaperError */
export const drawPaper = (paper: Paper): Promise<Uint8Array<ArrayBuffer>> => once("papers", () => new Press()).draw(paper);

interface Answer {
  id: number;
  pdf?: Uint8Array<ArrayBuffer>;
  missing?: string[];
  problem?: string;
}

interface Waiting {
  resolve: (pdf: Uint8Array<ArrayBuffer>) => void;
  reject: (error: PaperError) => void;
  timer: NodeJS.Timeout;
}

/** The thread that draws, started with the first paper, and again after it has failed. */
class Press {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  draw({ template, data, at }: Paper): Promise<Uint8Array<ArrayBuffer>> {
    if (this.waiting.size >= WAITING_MAX) return Promise.reject(new PaperError("busy", "Too many papers wait to be drawn"));
    const worker = (this.worker ??= this.start());
    const id = this.count++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp(worker, "A paper was not drawn in time"), TIMEOUT_MS);
      this.waiting.set(id, { resolve, reject, timer });
      // The process does not end while a paper is being drawn, and does not live on because one was.
      worker.ref();
      worker.postMessage({ id, template, data: JSON.stringify(data), seconds: Math.floor(at.getTime() / 1000) });
    });
  }

  private start(): Worker {
    const file = path.resolve("lib/platform/papers/worker.mjs");
    const worker = new Worker(file, { execArgv: [] });
    worker.on("message", (answer: Answer) => this.take(worker, answer));
    worker.on("error", (error) => this.giveUp(worker, `The thread that draws papers failed: ${error.message}`));
    worker.on("exit", () => this.giveUp(worker, "The thread that draws papers ended"));
    return worker;
  }

  private take(worker: Worker, { id, pdf, missing = [], problem = "" }: Answer): void {
    const asked = this.waiting.get(id);
    if (!asked) return;
    this.waiting.delete(id);
    clearTimeout(asked.timer);
    if (this.waiting.size === 0) worker.unref();
    if (pdf) asked.resolve(pdf);
    else if (missing.length > 0) asked.reject(new PaperError("character", "No font has a character of this paper", missing));
    else asked.reject(new PaperError("broken", `A paper could not be drawn: ${problem}`));
  }

  /** Ends a thread. Those who wait for it are told; the next paper gets another thread. */
  private giveUp(worker: Worker, message: string): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(new PaperError("broken", message));
    }
    this.waiting.clear();
    void worker.terminate();
  }
}
