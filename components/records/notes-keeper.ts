import { type NotePart, noteParts } from "@/lib/domain/consultations/notes/schema";

export type NoteTexts = Record<NotePart, string>;
/** A version of the notes, with empty parts as empty texts. */
export interface KnownVersion {
  version: number;
  texts: NoteTexts;
}

/** What became of a save. */
export type SaveOutcome =
  | { kind: "saved"; version: number }
  | { kind: "conflict"; current: KnownVersion }
  /** The visit is closed. */
  | { kind: "closed" }
  /** The texts were not accepted as they are: they wait for the next change. */
  | { kind: "refused" }
  /** No answer, or none that says anything about these texts: it is sent again. */
  | { kind: "lost" }
  /** Nobody is signed in any more, or somebody else is. The save is tried again, and succeeds once the doctor has signed in in another tab. */
  | { kind: "signedOut" };

export type KeeperState = "saved" | "typing" | "lost" | "signedOut" | "refused" | "conflict" | "closed";

export interface KeeperSnapshot {
  state: KeeperState;
  version: number;
  texts: NoteTexts;
  /** The version that these texts began from, as it was saved. */
  base: NoteTexts;
  /** While there is a conflict: what was saved elsewhere. */
  other: KnownVersion | undefined;
}

/** From the first letter that is not saved until the save is sent. With the way to the server it stays under two seconds. */
const SAVE_AFTER_MS = 900;
const AGAIN_MS = 2500;

/**
 * Saves notes while they are typed, one save at a time. A save names the version it began from. One that got no answer is sent again
 * by itself; if it had arrived all the same, the server's version has exactly its texts, and the keeper goes on from there. If it has
 * others, somebody saved elsewhere: then nothing is sent until the doctor has decided.
 */
export function keepNotes(start: KnownVersion, send: (save: KnownVersion) => Promise<SaveOutcome>) {
  let base = start;
  let texts = start.texts;
  let state: KeeperState = "saved";
  let other: KnownVersion | undefined;
  /** What was sent since the last answer. */
  let unanswered: NoteTexts[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let snapshot: KeeperSnapshot;
  const listeners = new Set<() => void>();
  const tell = () => {
    snapshot = { state, version: base.version, texts, base: base.texts, other };
    for (const listener of listeners) listener();
  };
  const become = (next: KeeperState) => {
    state = next;
    tell();
  };
  tell();

  const isSaved = () => isSame(texts, base.texts);
  const isWaiting = () => state === "lost" || state === "signedOut";
  const mayNotSend = () => state === "conflict" || state === "closed";

  function schedule(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  }

  /** Sends what is not saved. One save runs at a time; whoever asks meanwhile waits for it and for what was typed since. */
  async function save(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (running) {
      await running;
      return isSaved() || isWaiting() || mayNotSend() ? undefined : save();
    }
    if (isSaved() || mayNotSend()) return;
    running = attempt();
    await running;
    running = undefined;
    if (isWaiting()) schedule(AGAIN_MS);
    else if (state === "typing" && !isSaved()) schedule(SAVE_AFTER_MS);
  }

  async function attempt(): Promise<void> {
    const sent = texts;
    const outcome = await send({ version: base.version, texts: sent });
    if (outcome.kind === "signedOut") return become("signedOut");
    if (outcome.kind === "lost") {
      unanswered.push(sent);
      return become("lost");
    }
    const lost = unanswered;
    unanswered = [];
    if (outcome.kind === "saved") {
      base = { version: outcome.version, texts: sent };
      return become(isSaved() ? "saved" : "typing");
    }
    if (outcome.kind !== "conflict") return become(outcome.kind);
    const { current } = outcome;
    // Our own save whose answer was lost, or a version with the texts we began from: nothing of anybody else is in it.
    if (lost.some((one) => isSame(current.texts, one)) || isSame(current.texts, base.texts)) {
      base = current;
      return attempt();
    }
    other = current;
    become("conflict");
  }

  return {
    snapshot: () => snapshot,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    type(part: NotePart, text: string) {
      texts = { ...texts, [part]: text };
      if (mayNotSend()) return tell();
      if (isWaiting()) tell();
      else become("typing");
      timer ??= setTimeout(() => void save(), SAVE_AFTER_MS);
    },
    /** Sends now what is not saved; ends when it has an answer or has failed. */
    flush: () => save(),
    /** Ends a conflict: the doctor has seen both and chosen these texts. */
    decide(chosen: NoteTexts) {
      if (!other) return;
      base = other;
      other = undefined;
      texts = chosen;
      become(isSaved() ? "saved" : "typing");
      return save();
    },
    stop: () => clearTimeout(timer),
  };
}

/** The server trims texts and keeps line breaks as one character. */
const plain = (text: string) => text.replaceAll("\r\n", "\n").trim();
export const isSame = (a: NoteTexts, b: NoteTexts) => noteParts.every((part) => plain(a[part]) === plain(b[part]));
export const isSameText = (a: string, b: string) => plain(a) === plain(b);
