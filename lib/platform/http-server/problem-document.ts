import { env } from "@/lib/platform/config/env";

/** An RFC 9457 problem document. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  /** The request's id, to quote to support. */
  instance: string;
  /** Messages by field. */
  errors?: Record<string, string[]>;
}

/** What every problem has; `more` are the members beyond. */
export const problemDocument = (code: string, { status, title }: { status: number; title: string }, requestId: string, more: object = {}): ProblemDocument => ({
  type: `${env().APP_URL}/problems/${code}`,
  title,
  status,
  code,
  ...more,
  instance: requestId,
});

/** The headers of an answer that is a problem. */
export const problemHeaders = (requestId: string) => ({
  "content-type": "application/problem+json",
  "cache-control": "no-store",
  "x-request-id": requestId,
});
