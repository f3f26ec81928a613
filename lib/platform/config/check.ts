import { env, loadEnvFiles } from "./env";

/*
 * For programs that run by themselves. They import this first, before any module that reads the configuration, so that a
 * wrong variable ends the process with one clear message instead of a stack.
 */
try {
  loadEnvFiles();
  env();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
