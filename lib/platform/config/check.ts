import { env, loadEnvFiles } from "./env";

/*
 * Imported first by a program of its own, before any module that reads the configuration: a wrong variable ends
 * the process with one clear text instead of a stack.
 */
try {
  loadEnvFiles();
  env();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
