import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/*
 * Who may import whom: the architecture's table as lint rules. Every pattern reaches files at any depth.
 */

const root = path.resolve(import.meta.dirname, "..");
const foldersIn = (folder) =>
  existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name) : [];

/** The nouns of the domain, read from the tree, so that a new one is covered from its first file. */
const nouns = foldersIn("lib/domain").filter((name) => name !== "testing");

/** What a noun shows to everybody, the browser included: schemas and pure rules. */
const pure = ["schema", "consultation", "refund", "doctor", "languages", "weekly-hours", "typed-hours", "prescription", "name", "age", "patient", "room", "ladder", "kind-of-visit", "evidence", "decide", "contest", "estimate", "attachment", "follow-up", "kinds", "practice-hours", "move", "sentence", "read-text", "model", "words", "check-path", "find"];
/** What it shows to the other nouns. */
const shared = [...pure, "address", "link", "invitation", "reader", "queries", "tell", "attachment-of", "ics", "zone-queries", "summary-of", "cancel-visit"];

const onlyFiles = (folder, names) => `${folder}/**/!(${names.join("|")}).ts`;

/** Files in `target` must not import files in `from`. */
const zone = (target, from, message) => ({ target, from, message });

/** For `import-x/no-restricted-paths`. Tests and their fixtures are exempt. */
export const zones = [
  zone("./app", "./db", "Pages have no SQL: call a use case."),
  zone("./components", ["./db", "./app", "./lib/core", "./lib/jobs", "./lib/platform"], "Components know schemas and pure rules only."),
  zone("./components", onlyFiles("./lib/domain", pure), "Components know schemas and pure rules only: a page or an action calls the use case."),
  zone("./lib/clock", ["./app/**", "./components/**", "./db/**", "./lib/!(clock|platform)/**", "./lib/platform/!(once.ts)", "./lib/platform/*/**"], "The clock knows nothing but zones and dates."),
  zone("./lib/core", ["./app", "./components", "./lib/http", "./lib/jobs", "./lib/domain"], "The kernel knows no domain."),
  zone("./lib/domain", ["./app", "./components", "./lib/http", "./lib/jobs"], "The domain knows no door."),
  zone("./lib/http", ["./app", "./components", "./lib/jobs", "./db"], "Doors get use cases; they have no SQL."),
  zone("./lib/live", ["./app", "./components", "./lib/http", "./lib/jobs", "./db"], "The live channel knows no door and has no SQL: call a use case as the person."),
  zone("./lib/jobs", ["./app", "./components", "./lib/http", "./db"], "Jobs know no door and have no SQL: call a use case as the system."),
  zone("./lib/platform", ["./app", "./components", "./db", "./lib/core", "./lib/domain", "./lib/http", "./lib/jobs"], "The platform knows nothing above it."),
  zone("./db", ["./app", "./components", "./lib/core", "./lib/demo", "./lib/domain", "./lib/http", "./lib/jobs"], "The database knows nothing above it."),
  zone("./lib/demo", ["./app", "./components", "./lib/core/use-case.ts", "./lib/http", "./lib/jobs"], "The demo writes rows; it knows no door."),
  zone("./lib/demo", onlyFiles("./lib/domain", pure), "The demo follows the product's schemas and pure rules, and calls no use case."),
  zone(["./app", "./components", "./db", "./lib/!(demo)/**"], "./lib/demo", "The product does not know its demo; server.ts fills it."),
  ...nouns.map((noun) => ({
    target: `./lib/domain/${noun}`,
    from: nouns.filter((other) => other !== noun).map((other) => onlyFiles(`./lib/domain/${other}`, shared)),
    message: "Use the other noun's schema, pure rules or queries; use cases are called by doors and jobs.",
  })),
];

const noNext = { regex: "^next($|/|-auth|-intl)", message: "The product's core does not know the framework." };
const noDrizzle = { regex: "^drizzle-orm|^postgres$", message: "SQL lives in queries.ts." };
// The lists of values that columns take are pure; schemas of the wire use them too.
const noDatabase = { regex: "^@/db/(?!schema/choices$)", message: "SQL lives in queries.ts." };
const noPool = { regex: "^@/db/(client|pool|transaction)$", allowTypeImports: true, message: "Only use-case.ts opens the database." };
const restrict = (...patterns) => ({ "no-restricted-imports": ["error", { patterns }] });

/** By package and by alias: what a folder may not import at all. Later entries win. */
export const packageRules = [
  { files: ["lib/core/**"], rules: restrict(noNext, noPool) },
  { files: ["lib/core/use-case.ts"], rules: restrict(noNext) },
  { files: ["lib/domain/**"], rules: restrict(noNext, noDrizzle, noDatabase) },
  // Authentication comes before every use case, so no caller hands it the database.
  { files: ["lib/domain/**/queries.ts", "lib/domain/**/*-queries.ts", "lib/domain/**/authenticate.ts"], rules: restrict(noNext) },
  { files: ["lib/jobs/**"], rules: restrict(noDrizzle) },
  { files: ["app/**", "components/**"], rules: restrict(noDrizzle, noDatabase) },
];
