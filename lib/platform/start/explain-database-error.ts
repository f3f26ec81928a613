import { StartError } from "./start-error";

/**
 * A database error at the start, as one sentence for the operator. An error that is not about reaching the database (a
 * failed migration) is returned as it is.
 *
 * @param url of the database; its password never appears in the result
 */
export function explainDatabase(error: unknown, url: string): unknown {
  const { host, pathname, username } = new URL(url);
  const name = decodeURIComponent(pathname.slice(1)) || username;
  const { code } = error as { code?: string };
  const remedy = reasons[code ?? ""]?.({ host, name, user: decodeURIComponent(username) });
  return remedy ? new StartError(remedy) : error;
}

type Where = { host: string; name: string; user: string };

const away = (why: string) => ({ host }: Where) => `The database at ${host} cannot be reached (${why}); start it, or correct DATABASE_URL.`;
const refused = ({ host, user }: Where) => `The database at ${host} does not accept the user ${user}; correct the name or the password in DATABASE_URL.`;

const reasons: Record<string, (where: Where) => string> = {
  ECONNREFUSED: away("connection refused"),
  ECONNRESET: away("connection reset"),
  ENOTFOUND: away("unknown host"),
  EAI_AGAIN: away("unknown host"),
  EHOSTUNREACH: away("no route to it"),
  ENETUNREACH: away("no route to it"),
  ETIMEDOUT: away("no answer"),
  CONNECT_TIMEOUT: away("no answer"),
  CONNECTION_CLOSED: away("connection closed"),
  "57P03": away("it is still starting"),
  "53300": away("it has no connection left"),
  "28P01": refused,
  "28000": refused,
  "3D000": ({ host, name }) => `There is no database ${name} at ${host}; create it, or correct DATABASE_URL.`,
  "42501": ({ host, user }) => `The user ${user} of the database at ${host} lacks the rights to migrate it; the owner of the database has them.`,
};
