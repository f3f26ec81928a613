import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { serve, type ServerType } from "@hono/node-server";
import openapiTS, { astToString } from "openapi-typescript";
import { apiDoor } from "@/lib/http/api/door";

/** Programs that know the API by the types made from a document, in a folder of their own. */
export interface GeneratedClient {
  /** The compiler's output for a program that uses the generated types as "./api". */
  compile(name: string, source: string): string;
  /** The exports of a program that was compiled. */
  load(name: string): Promise<unknown>;
  remove(): void;
}

export async function generateClient(document: unknown): Promise<GeneratedClient> {
  const folder = mkdtempSync(path.join(import.meta.dirname, ".client-"));
  writeFileSync(path.join(folder, "api.ts"), astToString(await openapiTS(JSON.stringify(document))));
  return {
    compile(name, source) {
      writeFileSync(path.join(folder, `${name}.ts`), source);
      const config = path.join(folder, `${name}.tsconfig.json`);
      writeFileSync(config, JSON.stringify({ extends: "../../../../../tsconfig.json", compilerOptions: { incremental: false }, include: [], files: [`${name}.ts`] }));
      return spawnSync(process.execPath, [path.resolve("node_modules/typescript/bin/tsc"), "-p", config], { encoding: "utf8" }).stdout;
    },
    load: (name) => import(path.join(folder, `${name}.ts`)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The API at an address of this machine. */
export async function listen(): Promise<{ baseUrl: string; close(): void }> {
  return new Promise((resolve) => {
    const server: ServerType = serve({ fetch: apiDoor(async () => true).fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      resolve({ baseUrl: `http://127.0.0.1:${port}/api/v1`, close: () => void server.close() });
    });
  });
}
