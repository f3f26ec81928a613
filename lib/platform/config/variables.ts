import { z } from "zod";
import { formerKeys } from "./problems";
import { decodeKey } from "./secret-strength";

const whole = (min: number, max: number, fallback: number) => {
  const rule = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(rule).int(rule).min(min, rule).max(max, rule).default(fallback);
};
const webAddress = z
  .url({ protocol: /^https?$/, error: "must be a web address such as https://care.example.org" })
  .transform((url) => url.replace(/\/+$/, ""));
/** Keys of 32 bytes each, base64. Whether each can be read is checked with the other secrets. */
const keyList = z
  .string()
  .default("")
  .transform((list) => formerKeys(list).map((key) => decodeKey(key)?.toString("base64") ?? ""));
const levels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** The variables that can be checked one at a time, with their defaults. For database, Redis, mail and secrets see problems.ts. */
export const Variables = z.object({
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
  /** DATABASE_URL leads to a pooler such as PgBouncer, in session mode. */
  DATABASE_POOLER: z.stringbool("must be true or false").default(false),
  /** The role that the application works under, so that it cannot change the audit even if it logs in as the owner; `none` for none. */
  DB_APP_ROLE: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/, "must be a lower-case role name, or none")
    .default("amrutam_app")
    .transform((role) => (role === "none" ? "" : role)),
  /** Other encryption keys: used to decrypt, never to encrypt. */
  ENCRYPTION_KEYS_OLD: keyList,
  MAIL_FROM: z.string().default("Amrutam <no-reply@localhost>"),
  SMTP_TLS: z.enum(["required", "optional"], "must be required or optional").default("required"),
  /** Older keys of the audit, newest first: they still verify what was sealed with them. */
  AUDIT_KEYS_OLD: keyList,
  /** How long an administrator may read a record that was opened in an emergency. */
  EMERGENCY_ACCESS_MINUTES: whole(1, 1440, 60),
  /** How long after a visit's time nobody is said to be missing, and how long a doctor must have waited to say so. */
  NO_SHOW_GRACE_SECONDS: whole(1, 3600, 600),
  /** How a fee is paid; see `PAYMENTS` in env.ts for what an empty one means. */
  PAYMENT_PROVIDER: z.enum(["none", "simulated", "razorpay"], "must be none, simulated or razorpay").optional(),
  /** How long a booking with a fee holds its time until it is paid. */
  PAYMENT_HOLD_SECONDS: whole(1, 86_400, 600),
  /** Where Razorpay's API is. */
  RAZORPAY_URL: webAddress.default("https://api.razorpay.com"),
  RAZORPAY_KEY_ID: z.string().regex(/^rzp_(?:test|live)_[A-Za-z0-9]+$/, "must look like rzp_live_… or rzp_test_…").optional(),
  RAZORPAY_KEY_SECRET: z.string().default(""),
  /** The secret that Razorpay signs its webhooks with. */
  RAZORPAY_WEBHOOK_SECRET: z.string().default(""),
  /** Whether the server does the jobs too: mails, notifications, reminders, cleaning. `off` if `npm run jobs` does them in a process of its own. */
  JOBS: z.enum(["on", "off"], "must be on or off").default("on"),
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
  /** Connections that one address (for IPv6, one network) may hold at once. A mobile carrier puts thousands of people behind one. */
  CONNECTIONS_PER_ADDRESS: whole(10, 1_000_000, 5000),
  REQUEST_TIMEOUT_SECONDS: whole(1, 40, 20),
  TRUSTED_PROXY_HOPS: whole(0, 10, 0),
  /** Servers that help two browsers to find a way to each other, or relay between them: stun:… turn:… turns:… */
  TURN_URLS: z
    .string()
    .default("")
    .transform((list) => list.split(",").map((url) => url.trim()).filter(Boolean))
    .refine((urls) => urls.every((url) => /^(?:stun|turns?):[^\s@]+$/.test(url)), "must be a comma-separated list of addresses such as turn:turn.example.org:3478"),
  /** The secret that the TURN server shares with the product (coturn's static-auth-secret). */
  TURN_SECRET: z.string().default(""),
  SESSION_IDLE_MINUTES_DOCTOR: whole(5, 1440, 30),
  SESSION_IDLE_MINUTES_ADMIN: whole(5, 1440, 15),
  SHUTDOWN_TIMEOUT_SECONDS: whole(1, 600, 25),
});

function isOrigin(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === value;
}
