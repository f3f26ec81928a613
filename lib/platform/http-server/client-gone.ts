/**
 * Whether this is Node's error for a client that hung up while it sent a request. The code that reads the request (Next,
 * for a form) may leave this error uncaught. If it were fatal, any client could stop the server. The error of a connection
 * that we opened and lost looks different.
 */
export function isClientGone(error: unknown): boolean {
  if (!(error instanceof Error) || (error as NodeJS.ErrnoException).code !== "ECONNRESET") return false;
  return error.message === "aborted" && /^ +at abortIncoming \(node:_http_server:/m.test(error.stack ?? "");
}
