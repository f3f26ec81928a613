import { hkdfSync } from "node:crypto";
import type { z } from "zod";
import { databaseProblems, type EnvSource, paymentProblems, redisProblems, relayProblems, secretProblems } from "./problems";
import { Variables } from "./variables";
import { mailProblems, smtpUrlOf } from "./mail";
import { once } from "@/lib/platform/once";
import { decodeKey } from "./secret-strength";

/** The configuration is wrong. The message is meant for the operator: it names every variable and its remedy. */
export class EnvError extends Error {
  override name = "EnvError";
}

/** The checked configuration, under the names of the variables it comes from. */
export type Env = Readonly<
  Omit<z.infer<typeof Variables>, "HOST" | "APP_URL" | "NEXTAUTH_URL"> & {
    /** The address to listen on. Always loopback while the database is the embedded one. */
    HOST: string;
    /** The public address of the product, no slash at its end. */
    APP_URL: string;
    /** True when the product brings its own database, because neither DATABASE_URL nor DB_HOST was set. */
    EMBEDDED_DATABASE: boolean;
    DATABASE_URL: string;
    /** A direct address for the owner of the database; undefined if DATABASE_URL serves for migrations too. */
    MIGRATION_DATABASE_URL: string | undefined;
    /** How a fee is paid: as named, else `simulated` on the embedded database, and `none` on a database of one's own: there the fee is settled with the practice. */
    PAYMENTS: "none" | "simulated" | "razorpay";
    /** Undefined if there is no Redis: a single process needs none. */
    REDIS_URL: string | undefined;
    /** Undefined if no mails are sent. Outside production they are then kept, so that they can be looked at. */
    SMTP_URL: string | undefined;
    JWT_SECRET: string;
    /** 32 bytes, base64. */
    ENCRYPTION_KEY: string;
    /** 32 bytes, base64. Derived from ENCRYPTION_KEY unless set. */
    BLIND_INDEX_KEY: string;
    /** 32 bytes, base64. Derived from ENCRYPTION_KEY unless set. */
    AUDIT_KEY: string;
  }
>;

/**
 * The configuration of this process, read once.
 *
 * On the embedded database DATABASE_URL and the secrets are known only after `provideEnv`; reading them earlier
 * throws an `EnvError` that says so, reading anything else is fine.
 *
 * @throws EnvError naming every wrong variable
 */
export function env(): Env {
  const holder = envHolder();
  return (holder.value ??= readEnv(process.env));
}

/** Adds values that the process itself makes (the embedded database's address, generated secrets). */
export function provideEnv(values: Record<string, string>): void {
  Object.assign(process.env, values);
  envHolder().value = undefined;
}

/** As `provideEnv`, but only for variables that the operator has not set. */
export function provideMissingEnv(values: Record<string, string>): void {
  provideEnv(Object.fromEntries(Object.entries(values).filter(([name]) => !process.env[name]?.trim())));
}

/** Reads `.env.local` and `.env` of the working directory. A variable that is set already is kept, so the first file wins. */
export function loadEnvFiles(): void {
  for (const file of [".env.local", ".env"]) {
    try {
      process.loadEnvFile(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw new EnvError(`${file} cannot be read.`);
    }
  }
}

/** Whether npm started this process, which must then end together with npm. */
export function isRunByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined;
}

/** Checks a whole environment. Pure. @throws EnvError naming every wrong variable */
export function readEnv(source: EnvSource): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const plain = Variables.safeParse(given);
  const embedded = given.EMBEDDED_DATABASE === "true" || !(given.DATABASE_URL || given.DB_HOST);
  const lax = embedded || (given.NODE_ENV ?? "production") !== "production";
  const problems = [
    ...(plain.error?.issues ?? []).map(({ path, message }) => {
      const name = String(path[0]);
      return `${name} ${message} (it is "${given[name]}")`;
    }),
    ...databaseProblems(given),
    ...redisProblems(given),
    ...mailProblems(given),
    ...relayProblems(given),
    ...paymentProblems(given),
    ...secretProblems(given, lax),
    ...(embedded && given.HOST && !isLoopback(given.HOST)
      ? ["HOST must be a loopback address on the embedded database, whose demo passwords are public; set DATABASE_URL to listen elsewhere"]
      : []),
  ];
  if (!plain.success || problems.length > 0) throw new EnvError(describe(problems));

  const { HOST, APP_URL, NEXTAUTH_URL, ...rest } = plain.data;
  const databaseUrl = given.DATABASE_URL ?? (given.DB_HOST ? composeDatabaseUrl(given) : undefined);
  const known = {
    ...rest,
    HOST: HOST ?? (embedded ? "127.0.0.1" : "0.0.0.0"),
    APP_URL: APP_URL ?? NEXTAUTH_URL ?? `http://localhost:${rest.PORT}`,
    EMBEDDED_DATABASE: embedded,
    PAYMENTS: rest.PAYMENT_PROVIDER ?? (embedded ? ("simulated" as const) : ("none" as const)),
    MIGRATION_DATABASE_URL: given.MIGRATION_DATABASE_URL,
    SMTP_URL: smtpUrlOf(given),
    REDIS_URL: given.REDIS_URL ?? (given.REDIS_HOST ? `redis://${given.REDIS_HOST}:${given.REDIS_PORT ?? 6379}` : undefined),
  };
  return withLateValues(known, { DATABASE_URL: databaseUrl, JWT_SECRET: given.JWT_SECRET, ...keysOf(given) });
}

function envHolder(): { value: Env | undefined } {
  return once("env", () => ({ value: undefined as Env | undefined }));
}

function describe(problems: string[]): string {
  if (problems.length === 1) return `The configuration is wrong: ${problems[0]}.`;
  return `The configuration is wrong:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`;
}

function keysOf(given: EnvSource): Record<"ENCRYPTION_KEY" | "BLIND_INDEX_KEY" | "AUDIT_KEY", string | undefined> {
  const main = given.ENCRYPTION_KEY ? decodeKey(given.ENCRYPTION_KEY) : undefined;
  const key = (name: string) => {
    const own = given[name];
    if (own) return decodeKey(own)?.toString("base64");
    return main && Buffer.from(hkdfSync("sha256", main, "", `amrutam.${name}`, 32)).toString("base64");
  };
  return { ENCRYPTION_KEY: main?.toString("base64"), BLIND_INDEX_KEY: key("BLIND_INDEX_KEY"), AUDIT_KEY: key("AUDIT_KEY") };
}

function composeDatabaseUrl(given: EnvSource): string {
  const part = (name: string) => encodeURIComponent(given[name] ?? "");
  const host = given.DB_HOST?.includes(":") ? `[${given.DB_HOST}]` : given.DB_HOST;
  const password = given.DB_PASSWORD ? `:${part("DB_PASSWORD")}` : "";
  return `postgres://${part("DB_USER")}${password}@${host}:${given.DB_PORT ?? 5432}/${part("DB_NAME")}`;
}

/** Reading a value that is not there yet throws, so that nobody connects to "undefined". */
function withLateValues<K extends object, L extends Record<string, string | undefined>>(known: K, late: L) {
  const result = known;
  for (const [name, value] of Object.entries(late)) {
    Object.defineProperty(result, name, {
      enumerable: value !== undefined,
      get: () => {
        if (value !== undefined) return value;
        throw new EnvError(`${name} is not set; \`npm start\` makes one for the embedded database, any other command needs it.`);
      },
    });
  }
  return result as K & { [N in keyof L]: string };
}

/** Whether a host name or address is this machine. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}
