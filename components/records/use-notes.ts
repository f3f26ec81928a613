"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { noteParts, type NotesVersion } from "@/lib/domain/consultations/notes/schema";
import { keepNotes, type KnownVersion, type NoteTexts, type SaveOutcome } from "./notes-keeper";

/** A hanging connection counts as lost after this. */
const TIMEOUT_MS = 10_000;
/** A request outlives its page only with at most 64 kB in all; a character of an Indian script takes three bytes. */
const OUTLIVES_BELOW = 15_000;

export const textsIn = (version: Partial<Record<keyof NoteTexts, string | null>>): NoteTexts => Object.fromEntries(noteParts.map((part) => [part, version[part] ?? ""])) as NoteTexts;

/** The notes of a visit as a doctor types them here, saved by themselves. `start` is the version that the page was drawn with. */
export function useNotes({ consultationId, accountId, start }: { consultationId: string; accountId: string; start: KnownVersion }) {
  const send = useCallback(({ version, texts }: KnownVersion) => sendNotes(consultationId, accountId, version, texts), [consultationId, accountId]);
  const [keeper] = useState(() => keepNotes(start, send));
  const notes = useSyncExternalStore(keeper.subscribe, keeper.snapshot, keeper.snapshot);

  useEffect(() => {
    const sendNow = () => void keeper.flush();
    window.addEventListener("online", sendNow);
    window.addEventListener("pagehide", sendNow);
    return () => {
      window.removeEventListener("online", sendNow);
      window.removeEventListener("pagehide", sendNow);
      // The page was left by a link: what was typed last is sent all the same.
      sendNow();
    };
  }, [keeper]);

  return { ...notes, type: keeper.type, decide: keeper.decide, flush: keeper.flush, snapshot: keeper.snapshot };
}

async function sendNotes(consultationId: string, accountId: string, version: number, texts: NoteTexts): Promise<SaveOutcome> {
  const body = JSON.stringify({ version, ...texts });
  const response = await fetch(`/api/v1/consultations/${consultationId}/notes`, {
    method: "PUT",
    headers: { "content-type": "application/json", "x-account": accountId },
    body,
    keepalive: body.length < OUTLIVES_BELOW,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => undefined);
  const answer = (await response?.json().catch(() => undefined)) as { version?: number; code?: string; current?: NotesVersion } | undefined;
  if (response?.ok && answer?.version !== undefined) return { kind: "saved", version: answer.version };
  if (answer?.code === "edit_conflict" && answer.current) return { kind: "conflict", current: { version: answer.current.version, texts: textsIn(answer.current) } };
  if (answer?.code === "invalid_transition") return { kind: "closed" };
  if (response?.status === 401) return { kind: "signedOut" };
  return answer?.code === "invalid_input" ? { kind: "refused" } : { kind: "lost" };
}
