/**
 * Whether this is Node's word for a client that hung up while it sent. Whoever reads the request (Next, for a form) may
 * let it go unheard; were it fatal, any client could stop the server. A lost connection of our own looks different.
 */
export function isClientGone(error: unknown): boolean {
  if (!(error instanceof Error) || (error as NodeJS.ErrnoException).code !== "ECONNRESET") return false;
  return error.message === "aborted" && /^ +at abortIncoming \(node:_http_server:/m.test(error.stack ?? "");
}
