/*
 * The errors that say nothing about a statement and everything about the way to the database, or about a server that
 * cannot work just now. The same request may succeed in a moment.
 */

/** Of the driver and of Node's sockets and resolver. */
const OF_THE_WAY = new Set([
  "CONNECT_TIMEOUT", "CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED",
  "ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ENOTCONN", "ETIMEDOUT", "EPROTO",
  "EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH", "ENETDOWN", "ENETRESET", "ENONET",
  "ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NODATA", "EAI_NONAME",
  // This machine has no port, buffer or file descriptor left for a connection.
  "EADDRNOTAVAIL", "ENOBUFS", "EMFILE", "ENFILE",
  "ERR_STREAM_DESTROYED", "ERR_STREAM_WRITE_AFTER_END", "ERR_SOCKET_CLOSED", "ERR_SOCKET_CLOSED_BEFORE_CONNECTION", "ERR_SOCKET_CONNECTION_TIMEOUT",
]);

/** The socket file of a server that is not running. Elsewhere these two codes are about a file of ours. */
const OF_A_SOCKET_FILE = new Set(["ENOENT", "EACCES"]);

/**
 * SQLSTATEs. Class 08: connection exceptions, and what poolers report about theirs. Class 53: no memory, disk or connection
 * left. Class 57: shutdown, crash, still starting, cancelled, timed out, dropped. Class 58: the system below PostgreSQL.
 */
const OF_A_SERVER = /^(?:08|53|57|58)[0-9A-Z]{3}$/;

/** The rest, one by one. */
const OF_A_SERVER_TOO = new Set([
  // Read-only: a standby, or a primary that is no longer one.
  "25006",
  // The server ended a transaction that was idle or took too long.
  "25P03", "25P04",
  // Still in conflict after all retries, also with the recovery of a standby; or the outcome of the statement is unknown.
  "40001", "40P01", "40003",
  // A lock was not released in time.
  "55P03",
  // The login or the database is not (or no longer) there: after a restore, or on another server behind the same name.
  "28000", "28P01", "3D000",
]);

/** A certificate of the server that is not accepted. */
const OF_TLS = /^(?:CERT_|ERR_TLS_|ERR_SSL_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(?:GET|VERIFY))/;

/** Whether an error, or what caused it, means that the database cannot be reached or cannot work just now. */
export const isUnreachable = (error: unknown): boolean => causesOf(error).some(({ code, syscall }) => isOfThisKind(code, syscall));

/** Whether the server refused a write because it is a standby, or a primary that is no longer one. */
export const isReadOnly = (error: unknown): boolean => causesOf(error).some(({ code }) => code === "25006");

/**
 * Whether an error ended the connection it came over. PostgreSQL marks its own that do so as FATAL or PANIC; the others are
 * those of the way. After such an error nothing may be sent over the connection any more.
 */
export function endsConnection(error: unknown): boolean {
  return causesOf(error).some(({ code, syscall, severity }) => severity === "FATAL" || severity === "PANIC" || isOfTheWay(code, syscall));
}

const isOfThisKind = (code: string, syscall: unknown) => isOfTheWay(code, syscall) || OF_A_SERVER.test(code) || OF_A_SERVER_TOO.has(code);
const isOfTheWay = (code: string, syscall: unknown) => OF_THE_WAY.has(code) || OF_TLS.test(code) || (syscall === "connect" && OF_A_SOCKET_FILE.has(code));

interface Coded {
  code: string;
  syscall?: unknown;
  severity?: unknown;
}

function causesOf(error: unknown): Coded[] {
  const causes: Coded[] = [];
  for (let e = error; e instanceof Error; e = e.cause) if ("code" in e && typeof e.code === "string") causes.push(e as Error & Coded);
  return causes;
}
