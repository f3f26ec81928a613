import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{app,components,db,lib,lint,scripts,bench}/**/*.test.{ts,tsx}", "*.test.ts"],
    globalSetup: "db/testing/cluster.ts",
    setupFiles: "db/testing/setup.ts",
    // Two cores, and always one file that waits for something. Each has its own database.
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Each test file loads these packages again. Bundling their hundreds of small modules saves a third of the whole run's time.
    deps: { optimizer: { ssr: { enabled: true, include: ["drizzle-orm", "drizzle-orm/pg-core", "drizzle-orm/postgres-js", "drizzle-orm/postgres-js/session", "zod"] } } },
    env: {
      NODE_ENV: "test",
      LOG_LEVEL: "silent",
      // Tests send requests a thousand times faster than people; tests of the limits set their own scale.
      RATE_LIMIT_SCALE: "1000",
      JWT_SECRET: "a-secret-that-only-the-tests-know-0123456789",
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
    },
  },
});
