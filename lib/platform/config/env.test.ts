import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { databaseHosts } from "@/lib/platform/database/hosts";
import { EnvError, readEnv } from "./env";
import type { EnvSource } from "./problems";
import { Variables } from "./variables";

const strong = { JWT_SECRET: randomBytes(48).toString("base64"), ENCRYPTION_KEY: randomBytes(32).toString("base64") };
const production = { NODE_ENV: "production", DATABASE_URL: "postgres://app:pw@db.internal:5432/amrutam", ...strong };

function complaint(source: EnvSource): string {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "";
}

describe("variables that are not set", () => {
  it("mean the embedded database, on loopback, with the documented ports", () => {
    const env = readEnv({});
    expect(env).toMatchObject({ EMBEDDED_DATABASE: true, HOST: "127.0.0.1", PORT: 3000, METRICS_PORT: 9090, APP_URL: "http://localhost:3000", RATE_LIMIT_SCALE: 1 });
    expect(() => env.DATABASE_URL).toThrow(/DATABASE_URL is not set/);
    expect(() => env.JWT_SECRET).toThrow(/JWT_SECRET is not set/);
  });

  it("include the empty ones", () => {
    expect(readEnv({ DATABASE_URL: "", PORT: " ", DB_HOST: "" })).toMatchObject({ EMBEDDED_DATABASE: true, PORT: 3000 });
  });

  it("never open the embedded database, whose passwords are public, to the network", () => {
    expect(complaint({ HOST: "0.0.0.0" })).toMatch(/HOST must be a loopback address/);
    expect(readEnv({ HOST: "::1" }).HOST).toBe("::1");
    expect(readEnv(production).HOST).toBe("0.0.0.0");
  });
});

describe("the database's address", () => {
  it("is composed of its parts, whatever characters the password contains", () => {
    const parts = { DB_HOST: "db", DB_NAME: "amrutam", DB_USER: "app", DB_PASSWORD: "p@ss:w/rd#1" };
    const url = new URL(readEnv({ ...parts, ...strong }).DATABASE_URL);
    expect(url).toMatchObject({ hostname: "db", port: "5432", pathname: "/amrutam", username: "app" });
    expect(decodeURIComponent(url.password)).toBe("p@ss:w/rd#1");
    expect(new URL(readEnv({ ...parts, DB_HOST: "fd00::1", DB_PORT: "6000", ...strong }).DATABASE_URL).host).toBe("[fd00::1]:6000");
  });

  it("is taken from DATABASE_URL if the parts are given too", () => {
    expect(readEnv({ ...production, DB_HOST: "other", DB_NAME: "x", DB_USER: "y" }).DATABASE_URL).toBe(production.DATABASE_URL);
  });

  it("names each part that is missing or wrong", () => {
    const text = complaint({ DB_HOST: "db", DB_PORT: "pg", ...strong });
    for (const name of ["DB_NAME", "DB_USER", "DB_PORT"]) expect(text).toContain(name);
    expect(complaint({ ...production, DATABASE_URL: "mysql://x" })).toMatch(/DATABASE_URL must look like postgres:/);
  });

  it("may name several servers, and a direct one for migrations, which a pooler requires", () => {
    const several = "postgres://app:pw@one:5432,[fd00::2]:5433,three/care";
    expect(readEnv({ ...production, DATABASE_URL: several }).DATABASE_URL).toBe(several);
    expect(databaseHosts(several)!.hosts).toEqual([{ host: "one", port: 5432 }, { host: "fd00::2", port: 5433 }, { host: "three", port: 5432 }]);
    for (const wrong of ["postgres://app:pw@one:0/care", "postgres://app:pw@one,:5432/care", "postgres://app:p@ss:w/d@one/care"]) expect(complaint({ ...production, DATABASE_URL: wrong }), wrong).toMatch(/DATABASE_URL must look like/);
    expect(complaint({ ...production, MIGRATION_DATABASE_URL: "http://db" })).toMatch(/MIGRATION_DATABASE_URL must look like/);
    expect(complaint({ ...production, DATABASE_POOLER: "true" })).toMatch(/MIGRATION_DATABASE_URL is missing; DATABASE_POOLER needs/);
    expect(readEnv({ ...production, DATABASE_POOLER: "true", MIGRATION_DATABASE_URL: production.DATABASE_URL }).DATABASE_POOLER).toBe(true);
  });

  it("has its counterpart in Redis's address", () => {
    expect(readEnv({ REDIS_HOST: "cache" }).REDIS_URL).toBe("redis://cache:6379");
    expect(complaint({ REDIS_URL: "http://cache" })).toContain("REDIS_URL");
    expect(readEnv({}).REDIS_URL).toBeUndefined();
  });
});

describe("secrets in production", () => {
  it.each([
    ["missing", { JWT_SECRET: undefined }, /JWT_SECRET is missing/],
    ["short", { JWT_SECRET: "k3Jd9Xq" }, /JWT_SECRET is too short/],
    ["a well-known default", { JWT_SECRET: "your-super-secret-jwt-key-change-in-production" }, /JWT_SECRET can be guessed/],
    ["one character", { JWT_SECRET: "x".repeat(64) }, /JWT_SECRET can be guessed/],
    ["a repetition", { JWT_SECRET: "k3Jd9XqLw7".repeat(5) }, /JWT_SECRET can be guessed/],
    ["an alphabet", { JWT_SECRET: "abcdefghijklmnopqrstuvwxyz0123456789" }, /JWT_SECRET can be guessed/],
    ["a key of zeros", { ENCRYPTION_KEY: Buffer.alloc(32).toString("base64") }, /ENCRYPTION_KEY can be guessed/],
    ["a key of a sentence", { ENCRYPTION_KEY: Buffer.from("my-secret-encryption-key-32bytes").toString("base64") }, /ENCRYPTION_KEY can be guessed/],
    ["a key of 16 bytes", { ENCRYPTION_KEY: randomBytes(16).toString("base64") }, /ENCRYPTION_KEY must be 32 bytes/],
    ["a damaged former key", { ENCRYPTION_KEYS_OLD: `${strong.ENCRYPTION_KEY}, abc` }, /ENCRYPTION_KEYS_OLD must be 32 bytes/],
    ["a damaged former key of the audit", { AUDIT_KEYS_OLD: "abc" }, /AUDIT_KEYS_OLD must be 32 bytes/],
    ["no key", { ENCRYPTION_KEY: undefined }, /ENCRYPTION_KEY is missing/],
    ["one for both", { JWT_SECRET: strong.ENCRYPTION_KEY }, /must differ/],
  ])("refuses %s", (_, change, text) => {
    expect(complaint({ ...production, ...change })).toMatch(text);
  });

  it("are checked strictly also if NODE_ENV is not set at all", () => {
    expect(complaint({ ...production, NODE_ENV: undefined, JWT_SECRET: undefined })).toMatch(/JWT_SECRET is missing/);
  });

  it("may be anything that openssl makes, a thousand times", () => {
    for (let i = 0; i < 1000; i++) {
      const given = { ...production, JWT_SECRET: randomBytes(32).toString(i % 2 ? "hex" : "base64"), ENCRYPTION_KEY: randomBytes(32).toString("base64") };
      expect(complaint(given)).toBe("");
    }
  });

  it("are derived from ENCRYPTION_KEY if they are not given, each different, always the same", () => {
    const [first, second] = [readEnv(production), readEnv(production)];
    expect(first.AUDIT_KEY).toBe(second.AUDIT_KEY);
    expect(new Set([first.ENCRYPTION_KEY, first.AUDIT_KEY, first.BLIND_INDEX_KEY]).size).toBe(3);
    expect(Buffer.from(first.AUDIT_KEY, "base64")).toHaveLength(32);
  });

  it("include BLIND_INDEX_KEY and AUDIT_KEY once ENCRYPTION_KEY has changed, because derived keys would change with it", () => {
    const changed = { ...production, ENCRYPTION_KEY: randomBytes(32).toString("base64"), ENCRYPTION_KEYS_OLD: strong.ENCRYPTION_KEY };
    expect(complaint(changed)).toMatch(/BLIND_INDEX_KEY is missing.+\n.+AUDIT_KEY is missing.+npm run keys:new/);
    const { BLIND_INDEX_KEY, AUDIT_KEY } = readEnv(production);
    expect(readEnv({ ...changed, BLIND_INDEX_KEY, AUDIT_KEY })).toMatchObject({ BLIND_INDEX_KEY, AUDIT_KEY, ENCRYPTION_KEYS_OLD: [strong.ENCRYPTION_KEY] });
  });

  it("are never repeated in an error message", () => {
    const given = { ...production, JWT_SECRET: "hunter2hunter2", DATABASE_URL: "pg://app:hunter2@db", ENCRYPTION_KEY: "hunter2" };
    expect(complaint(given)).not.toContain("hunter2");
  });
});

describe("a wrong configuration", () => {
  it("is one sentence for one mistake", () => {
    expect(complaint({ PORT: "abc" })).toBe('The configuration is wrong: PORT must be a whole number from 0 to 65535 (it is "abc").');
  });

  it("names every wrong variable at once", () => {
    const text = complaint({ ...production, PORT: "70000", LOG_LEVEL: "loud", ENABLE_TRACING: "maybe", RATE_LIMIT_SCALE: "0", JWT_SECRET: "short", NODE_ENV: "staging" });
    for (const name of ["PORT", "LOG_LEVEL", "ENABLE_TRACING", "RATE_LIMIT_SCALE", "JWT_SECRET", "NODE_ENV"]) expect(text).toContain(name);
  });
});

describe(".env.example", () => {
  const example = readFileSync(".env.example", "utf8");

  it.each(Object.keys(Variables.shape))("has %s", (name) => {
    expect(example).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it("shows the real defaults", () => {
    /** For these the example shows an address of the operator instead. */
    const theirs = ["APP_URL", "MAIL_FROM", "TURN_URLS"];
    const shown = Object.fromEntries([...example.matchAll(/^#([A-Z_]+)=(.+)$/gm)].map(([, name, value]) => [name!, value]));
    const own = Object.fromEntries(Object.entries(shown).filter(([name]) => name in Variables.shape && !theirs.includes(name)));
    expect(Object.keys(own).length).toBeGreaterThan(10);
    expect(Variables.parse(own)).toEqual(Variables.parse({}));
  });
});

it("refuses a TURN server without its secret, and says what is missing", () => {
  expect(complaint({ TURN_URLS: "stun:turn.example.org:3478, turn:turn.example.org:3478" })).toMatch(/TURN_SECRET is missing/);
  expect(complaint({ TURN_URLS: "turns:turn.example.org:5349" })).toMatch(/TURN_SECRET is missing/);
  expect(readEnv({ TURN_URLS: "stun:turn.example.org:3478" }).TURN_SECRET).toBe("");
  expect(readEnv({ TURN_URLS: "turn:turn.example.org:3478", TURN_SECRET: "north" }).TURN_URLS).toHaveLength(1);
});
