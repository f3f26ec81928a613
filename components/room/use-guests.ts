"use client";

import { useCallback, useEffect, useState } from "react";
import type { Guest } from "@/lib/domain/visits/guests/schema";

/** What is wrong with what was sent: by field, or as a whole. */
export interface Refused {
  fields: { name?: string[]; relation?: string[] };
  /** The server's own words; undefined if nothing was answered. */
  detail?: string;
}

interface Problem {
  detail?: string;
  title?: string;
  errors?: Refused["fields"];
}

/**
 * The guest of a visit as the server knows it, asked for again whenever `news` grows.
 *
 * @param accountId the account that the page was made for
 */
export function useGuests(consultationId: string, accountId: string, news: number) {
  const [guest, setGuest] = useState<Guest>();
  const [refused, setRefused] = useState<Refused>();
  const [isBusy, setBusy] = useState(false);
  const address = `/api/v1/consultations/${consultationId}/guests`;

  /** The newest guest: only that one can be invited now. Undefined while the line is down; then the last answer stays. */
  const read = useCallback(async (): Promise<{ newest: Guest | undefined } | undefined> => {
    const answer = await fetch(address, { headers: { "x-account": accountId } }).catch(() => undefined);
    const list = answer?.ok ? ((await answer.json().catch(() => undefined)) as { data: Guest[] } | undefined) : undefined;
    return list && { newest: list.data.at(-1) };
  }, [address, accountId]);
  useEffect(() => {
    let isGone = false;
    void read().then((found) => found && !isGone && setGuest(found.newest));
    return () => void (isGone = true);
  }, [read, news]);

  /** Sends one request and takes over what it changed. True if it was done. */
  const send = async (method: "POST" | "DELETE", path: string, body?: Record<string, unknown>): Promise<boolean> => {
    setBusy(true);
    setRefused(undefined);
    const headers = { "x-account": accountId, ...(body && { "content-type": "application/json" }) };
    const answer = await fetch(`${address}${path}`, { method, headers, body: body && JSON.stringify(body) }).catch(() => undefined);
    if (!answer?.ok) {
      const problem = (await answer?.json().catch(() => undefined)) as Problem | undefined;
      setRefused({ fields: problem?.errors ?? {}, detail: problem?.errors ? undefined : (problem?.detail ?? problem?.title) });
    }
    const found = await read();
    if (found) setGuest(found.newest);
    setBusy(false);
    return answer?.ok === true;
  };

  return {
    guest,
    refused,
    isBusy,
    invite: (name: string, relation: string) => send("POST", "", { name, relation }),
    answer: (agrees: boolean) => send("POST", `/${guest?.id}/consent`, { agrees }),
    remove: () => send("DELETE", `/${guest?.id}`),
  };
}
