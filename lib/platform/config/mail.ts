import type { EnvSource } from "./problems";

/* The server that sends our mail: SMTP_URL, or SMTP_HOST with its parts. MAIL_FROM names the sender. */

const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+$/;

/** The problems with the mail variables. No value is repeated, because the values hold a password. */
export function mailProblems(given: EnvSource): string[] {
  const url = given.SMTP_URL;
  const hasServer = url !== undefined || given.SMTP_HOST !== undefined;
  const port = Number(given.SMTP_PORT ?? 587);
  return [
    ...(url && !isSmtpUrl(url) ? ["SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465"] : []),
    ...(!url && given.SMTP_HOST && /[/@?#\s]/.test(given.SMTP_HOST) ? ["SMTP_HOST must be a host name or an IP address"] : []),
    ...(Number.isInteger(port) && port >= 1 && port <= 65_535 ? [] : ["SMTP_PORT must be a whole number from 1 to 65535"]),
    ...(hasServer && !given.MAIL_FROM ? ["MAIL_FROM is missing; give the sender of mails, such as Amrutam <care@example.org>"] : []),
    ...(given.MAIL_FROM && !isSender(given.MAIL_FROM) ? ["MAIL_FROM must be an address such as care@example.org or Amrutam <care@example.org>"] : []),
  ];
}

/** The server as one URL; undefined if none is set. */
export function smtpUrlOf(given: EnvSource): string | undefined {
  if (given.SMTP_URL || !given.SMTP_HOST) return given.SMTP_URL;
  const port = given.SMTP_PORT ?? "587";
  const host = given.SMTP_HOST.includes(":") ? `[${given.SMTP_HOST}]` : given.SMTP_HOST;
  const login = given.SMTP_USER ? `${encodeURIComponent(given.SMTP_USER)}:${encodeURIComponent(given.SMTP_PASSWORD ?? "")}@` : "";
  return `${port === "465" ? "smtps" : "smtp"}://${login}${host}:${port}`;
}

function isSmtpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return (protocol === "smtp:" || protocol === "smtps:") && hostname !== "";
}

function isSender(value: string): boolean {
  const named = /^[^<>\r\n]*<([^<>]+)>$/.exec(value);
  return ADDRESS.test((named?.[1] ?? value).trim()) && !/[\r\n]/.test(value);
}
