import { databaseHosts } from "@/lib/platform/database/hosts";
import { StartError } from "./start-error";

/**
 * A database error at the start, as one sentence for the operator. An error that is not about reaching the database (a
 * failed migration) is returned as it is.
 *
 * @param url of the database; its password never appears in the result
 */
export function explainDatabase(error: unknown, url: string): unknown {
  const { hosts, single } = databaseHosts(url)!;
  const { pathname, username } = new URL(single);
  const host = hosts.map((each) => `${each.host}:${each.port}`).join(" or ");
  const name = decodeURIComponent(pathname.slice(1)) || username;
  const { code } = error as { code?: string };
  const remedy = reasons[code ?? ""]?.({ host, name, user: decodeURIComponent(username) });
  return remedy ? new StartError(remedy) : error;
}

type Where = { host: string; name: string; user: string };

const away = (why: string) => ({ host }: Where) => `The database at ${host} cannot be reached (${why}); start it, or correct DATABASE_URL.`;
const refused = ({ host, user }: Where) => `The database at ${host} does not accept the user ${user}; correct the name or the password in DATABASE_URL.`;

/** Why a database cannot be reached, in a few words. Undefined if waiting does not help: it answers, and refuses. */
export const whyAway = (error: unknown): string | undefined => waiting[(error as { code?: string }).code ?? ""];

const waiting: Record<string, string> = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection reset",
  EPIPE: "connection reset",
  ENOTFOUND: "unknown host",
  EAI_AGAIN: "unknown host",
  EHOSTUNREACH: "no route to it",
  ENETUNREACH: "no route to it",
  EHOSTDOWN: "no route to it",
  ETIMEDOUT: "no answer",
  CONNECT_TIMEOUT: "no answer",
  CONNECTION_CLOSED: "connection closed",
  CONNECTION_DESTROYED: "connection closed",
  "08006": "connection closed",
  "08P01": "the pooler refuses",
  "25006": "it is a standby: it can be read, not written",
  "53300": "it has no connection left",
  "57P01": "it is shutting down",
  "57P02": "it is shutting down",
  "57P03": "it is still starting",
};

const reasons: Record<string, (where: Where) => string> = {
  ...Object.fromEntries(Object.entries(waiting).map(([code, why]) => [code, away(why)])),
  "28P01": refused,
  "28000": refused,
  "3D000": ({ host, name }) => `There is no database ${name} at ${host}; create it, or correct DATABASE_URL.`,
  "42501": ({ host, user }) => `The user ${user} of the database at ${host} lacks the rights to migrate it; the owner of the database has them.`,
};
