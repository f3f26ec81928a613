"use client";

import { useCallback, useRef, useState } from "react";
import { saysNothing, sendFile, whyRefused } from "@/components/files/send-file";
import { useFileCheck } from "@/components/files/use-file-check";
import { useOutbox } from "@/components/files/use-outbox";
import type { Message } from "@/lib/domain/visits/schema";

/** The messages of a visit. What cannot be sent, text or file, is kept on the page and sent later, once and in order. */
export function useChat(consultationId: string, accountId: string) {
  const [messages, setMessages] = useState<Message[]>([]);
  const address = `/api/v1/consultations/${consultationId}/messages`;
  const now = useRef({ last: 0, isReading: false, isAskedAgain: false });
  const check = useFileCheck();

  const add = useCallback((more: Message[]) => {
    if (more.length === 0) return;
    setMessages((had) => [...had.filter(({ seq }) => !more.some((one) => one.seq === seq)), ...more].toSorted((a, b) => a.seq - b.seq));
  }, []);

  /** Reads what came after the last message that was read; asks again if more was announced meanwhile. */
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
        at.last = Math.max(at.last, ...page.data.map(({ seq }) => seq));
        hasMore = page.nextCursor !== null || at.isAskedAgain;
      }
    } catch {
      // The next message, or the next joining, asks again.
    } finally {
      at.isReading = false;
    }
  }, [address, accountId, add]);

  const outbox = useOutbox(async ({ key, text, file }, way) => {
    if (file) {
      const why = check(file);
      if (why) return { kind: "refused", why };
      const outcome = await sendFile({ consultationId, accountId, place: "conversation", file, key, ...way });
      if (outcome.kind === "sent") await refresh();
      return outcome;
    }
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", "x-account": accountId, "idempotency-key": key },
      body: JSON.stringify({ text }),
    }).catch(() => undefined);
    const answer = (await response?.json().catch(() => undefined)) as unknown;
    if (!response || saysNothing(response.status)) return { kind: "lost" };
    // The room was closed, or the text is not allowed: no use in trying again. The text stays on the page.
    if (!response.ok) return { kind: "refused", why: whyRefused(answer) };
    add([answer as Message]);
    return { kind: "sent", answer };
  });

  return { messages, outbox, refresh };
}
