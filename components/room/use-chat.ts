"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Message } from "@/lib/domain/visits/schema";

/** A message that waits to be sent. */
interface Unsent {
  key: string;
  text: string;
}

const AGAIN_MS = 2500;

/** The messages of a visit. What cannot be sent is kept on the page and sent later, once and in order. */
export function useChat(consultationId: string, accountId: string) {
  const [messages, setMessages] = useState<Message[]>([]);
  const [unsent, setUnsent] = useState<Unsent[]>([]);
  const [isRefused, setRefused] = useState(false);
  const address = `/api/v1/consultations/${consultationId}/messages`;
  const now = useRef({ last: 0, isSending: false, isReading: false, isAskedAgain: false });

  const add = useCallback((more: Message[]) => {
    if (more.length === 0) return;
    now.current.last = Math.max(now.current.last, ...more.map(({ seq }) => seq));
    setMessages((had) => [...had.filter(({ seq }) => !more.some((one) => one.seq === seq)), ...more].toSorted((a, b) => a.seq - b.seq));
  }, []);

  /** Reads what came after the last message that is shown; asks again if more was announced meanwhile. */
  const refresh = useCallback(async (): Promise<void> => {
    const at = now.current;
    if (at.isReading) return void (at.isAskedAgain = true);
    at.isReading = true;
    try {
      for (let hasMore = true; hasMore; ) {
        at.isAskedAgain = false;
        const response = await fetch(`${address}?limit=100&afterSeq=${at.last}`, { headers: { "x-account": accountId } });
        if (!response.ok) break;
        const page = (await response.json()) as { data: Message[]; nextCursor: string | null };
        add(page.data);
        hasMore = page.nextCursor !== null || at.isAskedAgain;
      }
    } catch {
      // The next message, or the next joining, asks again.
    } finally {
      at.isReading = false;
    }
  }, [address, accountId, add]);

  const send = useCallback((text: string) => {
    setRefused(false);
    setUnsent((waiting) => [...waiting, { key: crypto.randomUUID(), text }]);
  }, []);

  const [first] = unsent;
  useEffect(() => {
    if (!first) return;
    let timer: number | undefined;
    const attempt = async () => {
      const response = await fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json", "x-account": accountId, "idempotency-key": first.key },
        body: JSON.stringify({ text: first.text }),
      }).catch(() => undefined);
      if (response?.ok) {
        add([(await response.json()) as Message]);
        return setUnsent((waiting) => waiting.filter(({ key }) => key !== first.key));
      }
      // The room was closed, or the text is not allowed: no use in trying again. The text stays on the page.
      if (response && response.status < 500 && response.status !== 429) return setRefused(true);
      timer = window.setTimeout(() => void attempt(), AGAIN_MS);
    };
    void attempt();
    return () => window.clearTimeout(timer);
  }, [first, address, accountId, add]);

  return { messages, unsent, isRefused, send, refresh };
}
