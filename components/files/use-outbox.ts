"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Outcome } from "./send-file";

/** Something that waits on the page to be sent: a text or a file. */
export interface Waiting {
  key: string;
  text?: string;
  file?: File;
  /** Why it was refused: it waits for the reader to decide. */
  refused?: string;
}

type Send = (waiting: Waiting, way: { onProgress: (part: number) => void; signal: AbortSignal }) => Promise<Outcome>;

const AGAIN_MS = 2500;

/** Sends what is put into it once and in order, as soon as there is a line. What is refused stays on the page and holds nothing up. */
export function useOutbox(send: Send) {
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const [progress, setProgress] = useState(0);
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });

  const put = useCallback((item: Omit<Waiting, "key">) => setWaiting((had) => [...had, { ...item, key: crypto.randomUUID() }]), []);
  const remove = useCallback((key: string) => setWaiting((had) => had.filter((one) => one.key !== key)), []);
  const retry = useCallback((key: string) => setWaiting((had) => had.map((one) => (one.key === key ? { ...one, refused: undefined } : one))), []);

  const first = waiting.find(({ refused }) => refused === undefined);
  useEffect(() => {
    if (!first) return;
    const over = new AbortController();
    let timer: number | undefined;
    const attempt = async () => {
      window.clearTimeout(timer);
      const outcome = await latest.current(first, { onProgress: setProgress, signal: over.signal });
      if (over.signal.aborted) return;
      setProgress(0);
      if (outcome.kind === "sent") return setWaiting((had) => had.filter(({ key }) => key !== first.key));
      if (outcome.kind === "refused") return setWaiting((had) => had.map((one) => (one.key === first.key ? { ...one, refused: outcome.why } : one)));
      timer = window.setTimeout(() => void attempt(), AGAIN_MS);
    };
    void attempt();
    return () => {
      over.abort();
      window.clearTimeout(timer);
    };
  }, [first]);

  return { waiting, progress, sendingKey: first?.key, put, remove, retry };
}
