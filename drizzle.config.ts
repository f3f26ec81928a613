import { defineConfig } from "drizzle-kit";

/** `npm run db:generate` writes the next migration from the schema; migrations are applied by db/migrate.ts at start. */
export default defineConfig({ dialect: "postgresql", schema: "./db/schema/*.ts", out: "./drizzle" });
