import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/find-browser";

const port = Number(process.env.E2E_PORT ?? 3187);
const baseURL = `http://localhost:${port}`;
// Kept in the environment for the workers, which read this file again.
process.env.E2E_DATA_DIR ??= mkdtempSync(path.join(tmpdir(), "amrutam-e2e-"));

/** The journeys run against the server that `npm start` starts: the production build on a fresh embedded database with the demo. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  outputDir: "test-results",
  // Each step has a bound, a whole journey has none: on a busy machine slow is not wrong.
  timeout: 0,
  expect: { timeout: 20_000 },
  // Two cores. Each journey has people and doctors of its own, or changes nothing that another one looks at.
  workers: 2,
  projects: [
    { name: "pages", testIgnore: "visit/**" },
    // Calls promise to be back within seconds, so they have the machine for themselves.
    { name: "rooms", testMatch: "visit/**/*.spec.ts", workers: 1, dependencies: ["pages"] },
  ],
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL,
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    locale: "en-IN",
    timezoneId: "Asia/Kolkata",
    // A trace of every action costs the two cores a tenth of the whole run. To see what happened: `npx playwright test <file> --trace retain-on-failure`.
    trace: "off",
    launchOptions: {
      executablePath: findBrowser(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
  webServer: {
    command: "npm start",
    url: `${baseURL}/readyz`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    env: { PORT: String(port), METRICS_PORT: "0", DATA_DIR: process.env.E2E_DATA_DIR, LOG_DIR: path.join(process.env.E2E_DATA_DIR, "logs"), RATE_LIMIT_SCALE: "1000", REDIS_URL: process.env.TEST_REDIS_URL ?? "", TYPES_CHECKED: "true" },
  },
});
