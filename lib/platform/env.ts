import { hkdfSync } from "node:crypto";
import { z } from "zod";
import { databaseProblems, type EnvSource, formerKeys, redisProblems, secretProblems } from "@/lib/platform/env-problems";
import { mailProblems, smtpUrlOf } from "@/lib/platform/mail-env";
import { once } from "@/lib/platform/once";
import { decodeKey } from "@/lib/platform/secret-strength";

/** The configuration is wrong. The message is meant for the operator: it names every variable and its remedy. */
export class EnvError extends Error {
  override name = "EnvError";
}

const whole = (min: number, max: number, fallback: number) => {
  const rule = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(rule).int(rule).min(min, rule).max(max, rule).default(fallback);
};
const webAddress = z
  .url({ protocol: /^https?$/, error: "must be a web address such as https://care.example.org" })
  .transform((url) => url.replace(/\/+$/, ""));
const levels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** What can be judged one variable at a time. Database, Redis and secrets follow below. */
const Plain = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"], "must be production, development or test")
    .default("production"),
  PORT: whole(0, 65_535, 3000),
  HOST: z.string().optional(),
  METRICS_PORT: whole(0, 65_535, 9090),
  METRICS_HOST: z.string().default("127.0.0.1"),
  APP_URL: webAddress.optional(),
  NEXTAUTH_URL: webAddress.optional(),
  DATA_DIR: z.string().default(".data"),
  DB_POOL_SIZE: whole(1, 500, 10),
  /** The role the application works under, so that even its owner's login cannot change the audit; `none` for none. */
  DB_APP_ROLE: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/, "must be a lower-case role name, or none")
    .default("amrutam_app")
    .transform((role) => (role === "none" ? "" : role)),
  /** Other encryption keys, 32 bytes, base64: read, not written. */
  ENCRYPTION_KEYS_OLD: z
    .string()
    .default("")
    .transform((list) => formerKeys(list).map((key) => decodeKey(key)?.toString("base64") ?? "")),
  MAIL_FROM: z.string().default("Amrutam <no-reply@localhost>"),
  SMTP_TLS: z.enum(["required", "optional"], "must be required or optional").default("required"),
  /** Older keys of the audit, newest first: they still prove what they sealed. */
  AUDIT_KEYS_OLD: z
    .string()
    .default("")
    .transform((list) => formerKeys(list).map((key) => decodeKey(key)?.toString("base64") ?? "")),
  /** How long an administrator may read a record that was opened in an emergency. */
  EMERGENCY_ACCESS_MINUTES: whole(1, 1440, 60),
  LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(", ")}`).default("info"),
  LOG_DIR: z.string().default("logs"),
  LOG_RETENTION_DAYS: whole(1, 3650, 14),
  ENABLE_TRACING: z.stringbool("must be true or false").default(false),
  RATE_LIMIT_SCALE: z.coerce
    .number("must be a number above 0")
    .positive("must be a number above 0")
    .max(1_000_000, "must be at most 1000000")
    .default(1),
  /** Sites whose pages may call the API from a browser, such as https://partner.example.org. */
  CORS_ALLOWED_ORIGINS: z
    .string()
    .default("")
    .transform((list) => list.split(",").map((origin) => origin.trim()).filter(Boolean))
    .refine((origins) => origins.every(isOrigin), "must be a comma-separated list of origins such as https://partner.example.org: no path, no slash at the end, no *"),
  REQUEST_TIMEOUT_SECONDS: whole(1, 40, 20),
  TRUSTED_PROXY_HOPS: whole(0, 10, 0),
  SESSION_IDLE_MINUTES_DOCTOR: whole(5, 1440, 30),
  SESSION_IDLE_MINUTES_ADMIN: whole(5, 1440, 15),
  SHUTDOWN_TIMEOUT_SECONDS: whole(1, 600, 25),
});

/** The checked configuration, under the names of the variables it comes from. */
export type Env = Readonly<
  Omit<z.infer<typeof Plain>, "HOST" | "APP_URL" | "NEXTAUTH_URL"> & {
    /** The address to listen on. Always loopback while the database is the embedded one. */
    HOST: string;
    /** The public address of the product, no slash at its end. */
    APP_URL: string;
    /** True when the product brings its own database, because neither DATABASE_URL nor DB_HOST was set. */
    EMBEDDED_DATABASE: boolean;
    DATABASE_URL: string;
    /** Undefined where one process needs no shared memory. */
    REDIS_URL: string | undefined;
    /** Undefined where mails are not sent: away from production they are kept to be looked at. */
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

/** As `provideEnv`, for what the operator has not set. */
export function provideMissingEnv(values: Record<string, string>): void {
  provideEnv(Object.fromEntries(Object.entries(values).filter(([name]) => !process.env[name]?.trim())));
}

/** Reads `.env.local` and `.env` of the working directory; what is set already stays, the first file wins. */
export function loadEnvFiles(): void {
  for (const file of [".env.local", ".env"]) {
    try {
      process.loadEnvFile(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw new EnvError(`${file} cannot be read.`);
    }
  }
}

/** Whether npm started this process, so that npm's end is its end. */
export function isRunByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined;
}

/** Checks a whole environment. Pure. @throws EnvError naming every wrong variable */
export function readEnv(source: EnvSource): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const plain = Plain.safeParse(given);
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

/** A value that is not there yet throws where it is read, so that nobody connects to "undefined". */
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

function isOrigin(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === value;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

