import type { Attachment } from "@/lib/domain/visits/attachments/schema";

/** What became of sending. `lost`: no answer, or none about this; it can be sent again under the same key. */
export type Outcome<Sent = unknown> = { kind: "sent"; answer: Sent } | { kind: "refused"; why: string } | { kind: "lost" };

interface Sending {
  consultationId: string;
  accountId: string;
  place: "intake" | "conversation";
  file: File;
  /** Makes a repeat harmless. */
  key: string;
  /** Told how much is on its way, from 0 to 1. */
  onProgress: (part: number) => void;
  signal: AbortSignal;
}

/** The sentence of a refusal that says most. */
export function whyRefused(problem: unknown): string {
  const { detail, errors, title } = (problem ?? {}) as { detail?: string; errors?: Record<string, string[]>; title?: string };
  return Object.values(errors ?? {})[0]?.[0] ?? detail ?? title ?? "";
}

/** Whether an answer says nothing about what was sent, so that it must be sent again. */
export const saysNothing = (status: number) => status === 0 || status >= 500 || status === 429;

/** Browsers leave the type of some files empty; the server looks at the content anyway. */
function typeOf({ type, name }: File): string {
  if (type !== "") return type;
  if (/\.pdf$/i.test(name)) return "application/pdf";
  return /\.png$/i.test(name) ? "image/png" : "image/jpeg";
}

/** Sends a file to a visit. Not `fetch`: no browser tells with it how much has been sent. */
export function sendFile({ consultationId, accountId, place, file, key, onProgress, signal }: Sending): Promise<Outcome<Attachment>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/consultations/${consultationId}/attachments?place=${place}`);
    request.responseType = "json";
    const headers = { "content-type": typeOf(file), "x-file-name": encodeURIComponent(file.name.toWellFormed()), "x-account": accountId, "idempotency-key": key };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onloadend = () => {
      const { status, response } = request as { status: number; response: unknown };
      if (saysNothing(status)) resolve({ kind: "lost" });
      else if (status < 300) resolve({ kind: "sent", answer: response as Attachment });
      else resolve({ kind: "refused", why: whyRefused(response) });
    };
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
