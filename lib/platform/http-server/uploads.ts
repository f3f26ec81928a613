import type { IncomingMessage } from "node:http";

/** How long a file may take to arrive: 10 MB over 300 kbit/s. */
export const UPLOAD_SECONDS = 300;

const FILES = /^\/api\/v1\/consultations\/[\w-]+\/attachments(?:\?|$)/;

/** Whether a request brings a file, and so may take its time. The row of the API still decides what it reads. */
export const isUpload = ({ method, url = "" }: Pick<IncomingMessage, "method" | "url">) => method === "POST" && FILES.test(url);
