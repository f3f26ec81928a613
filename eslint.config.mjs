import js from "@eslint/js";
import next from "@next/eslint-plugin-next";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

const nouns = ["accounts", "analytics", "api-keys", "audit", "availability", "consultations", "doctors", "idempotency", "mails", "outbox", "payments", "prescriptions"];

/** What a noun shows to everybody, the browser included: schemas and pure rules. */
const pure = ["schema", "emergency-schema", "mfa-schema", "consultation", "doctor", "languages", "local-day", "recurrence", "weekly-hours", "prescription"];
/** What it shows to the other nouns. */
const shared = [...pure, "emergency", "queries"];

/** Nobody in `target` may import from `from`. */
const zone = (target, from, message) => ({ target, from, message });

/** The table "Who may import whom" of the architecture. Tests and their fixtures are free of it. */
const zones = [
  zone("./app", "./db", "Pages have no SQL: call a use case."),
  zone("./components", ["./db", "./app", "./lib/core", "./lib/jobs", "./lib/platform"], "Components know schemas and pure rules only."),
  zone("./components", `./lib/domain/*/!(${pure.join("|")}).ts`, "Components know schemas and pure rules only: a page or an action calls the use case."),
  zone("./lib/core", ["./app", "./components", "./lib/http", "./lib/jobs", "./lib/domain"], "The kernel knows no domain."),
  zone("./lib/domain", ["./app", "./components", "./lib/http", "./lib/jobs"], "The domain knows no door."),
  zone("./lib/http", ["./app", "./components", "./lib/jobs", "./db"], "Doors get use cases; they have no SQL."),
  zone("./lib/jobs", ["./app", "./components", "./lib/http", "./db"], "Jobs know no door and have no SQL: call a use case as the system."),
  zone("./lib/platform", ["./app", "./components", "./db", "./lib/core", "./lib/domain", "./lib/http", "./lib/jobs"], "The platform knows nothing above it."),
  zone("./db", ["./app", "./components", "./lib/core", "./lib/http", "./lib/jobs"], "The database knows nothing above it."),
  zone(["./db/*.ts", "./db/schema/*.ts"], "./lib/domain", "The database knows nothing above it."),
  zone("./db/seed", `./lib/domain/*/!(${pure.join("|")}).ts`, "The demo follows the product's schemas and pure rules, and calls no use case."),
  // A noun may use another noun's schema, pure rules and queries, never its use cases.
  ...nouns.map((noun) => ({
    target: `./lib/domain/${noun}`,
    from: nouns.filter((other) => other !== noun).map((other) => `./lib/domain/${other}/!(${shared.join("|")}).ts`),
    message: "Use the other noun's schema, pure rules or queries; use cases are called by doors and jobs.",
  })),
];

const noNext = { regex: "^next($|/|-auth|-intl)", message: "The product's core does not know the framework." };
const noDrizzle = { regex: "^drizzle-orm|^postgres$", message: "SQL lives in queries.ts." };
const noDatabase = { regex: "^@/db/", message: "SQL lives in queries.ts." };
const noPool = { regex: "^@/db/client$", allowTypeImports: true, message: "Only use-case.ts opens the database." };
const restrict = (...patterns) => ["error", { patterns }];
const noEnvironment = ["error", { object: "process", property: "env", message: "Read configuration from lib/platform/env.ts." }];

export default ts.config(
  { ignores: [".next/**", ".build/**", ".data/**", "node_modules/**", "next-env.d.ts", "bench/results/**", "test-results/**", "playwright-report/**"] },
  js.configs.recommended,
  ...ts.configs.strict,
  {
    plugins: { "import-x": importX, "react-hooks": reactHooks, "@next/next": next },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver({ project: "./tsconfig.json" })] },
    linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...next.configs.recommended.rules,
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-restricted-paths": ["error", { zones }],
      "no-restricted-properties": noEnvironment,
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-console": "error",
      // The compiler does this better.
      "no-undef": "off",
    },
  },
  { files: ["lib/core/**"], rules: { "no-restricted-imports": restrict(noNext, noPool) } },
  { files: ["lib/core/use-case.ts"], rules: { "no-restricted-imports": restrict(noNext) } },
  { files: ["lib/domain/**"], rules: { "no-restricted-imports": restrict(noNext, noDrizzle, noDatabase) } },
  // Authentication comes before every use case, so nobody hands it the database.
  { files: ["lib/domain/*/queries.ts", "lib/domain/*/*-queries.ts", "lib/domain/*/authenticate.ts"], rules: { "no-restricted-imports": restrict(noNext) } },
  { files: ["lib/jobs/**"], rules: { "no-restricted-imports": restrict(noDrizzle) } },
  { files: ["app/**", "components/**"], rules: { "no-restricted-imports": restrict(noDrizzle, noDatabase) } },
  {
    files: ["**/*.test.{ts,tsx}", "db/testing/**", "lib/http/testing/**", "e2e/**"],
    rules: {
      "import-x/no-restricted-paths": "off",
      "no-restricted-imports": "off",
      "no-restricted-properties": "off",
    },
  },
  // instrumentation.ts asks for NEXT_RUNTIME, which Next replaces while it builds: only the literal words work.
  { files: ["lib/platform/env.ts", "instrumentation.ts", "*.config.{ts,mjs}", "scripts/**", "bench/**", "e2e/**"], rules: { "no-restricted-properties": "off" } },
  { files: ["scripts/**", "bench/**", "server.ts", "db/seed/**", "lib/platform/testing/**"], rules: { "no-console": "off" } },
);
