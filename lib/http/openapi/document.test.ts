import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { z } from "zod";
import { describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/openapi.json/route";
import { contract } from "@/lib/http/api/contract";
import type { Endpoint } from "@/lib/http/api/endpoint";
import { openApiDocument } from "./document";
import { descriptions } from "./reference/all";
import { call } from "@/lib/http/proofs/testing/call";

interface Operation {
  description: string;
  security: Record<string, string[]>[];
  parameters?: { name: string; required: boolean }[];
  requestBody?: { content: Record<string, { example: Record<string, unknown> }> };
  responses: Record<string, { $ref?: string; headers?: Record<string, unknown>; content?: Record<string, { example?: unknown }> }>;
}

const rows = Object.entries<Endpoint>(contract);
const document = openApiDocument();
const operationOf = ({ method, path: address }: Endpoint) => document.paths[address]![method.toLowerCase()] as Operation;

describe("the API document", () => {
  it("has the schemas of every schema.ts in the domain", () => {
    const imported = readFileSync("lib/http/openapi/schemas.ts", "utf8");
    for (const file of globSync("lib/domain/**/schema.ts")) expect(imported).toContain(`from "@/${file.replace(/\.ts$/, "")}"`);
  });

  it("passes redocly's recommended rules without a warning", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "amrutam-openapi-"));
    const file = path.join(folder, "openapi.json");
    writeFileSync(file, JSON.stringify(document));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.resolve("node_modules/@redocly/cli/bin/cli.js"), "lint", file, "--extends=recommended", "--format=json"],
      { cwd: folder, encoding: "utf8", env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", HOME: folder } },
    );
    expect(JSON.parse(stdout).totals, stdout + stderr).toMatchObject({ errors: 0, warnings: 0 });
    expect(status).toBe(0);
  }, 60_000);

  it.each(rows)("says for %s what it does, who may call it, and what can go wrong", (name, row) => {
    const operation = operationOf(row);
    expect(descriptions[name], `Write a description for ${name} in lib/http/openapi/reference.`).toBeDefined();
    expect(operation.description).toMatch(/^\S.{10,}\n\n\*\*Who may:\*\* \S/s);
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining([String(row.status), "401", "403", "429", "500", "503"]));
    expect(operation.parameters?.some(({ name: parameter, required }) => parameter === "Idempotency-Key" && required === row.keyRequired) ?? false).toBe(row.useCase.repeatable);
    expect("Idempotency-Replayed" in operation.responses[row.status]!.headers!).toBe(row.useCase.repeatable);
  });

  it("says which reads may be answered with 304", () => {
    const of304 = rows.filter(([, row]) => "304" in operationOf(row).responses).map(([, row]) => row);
    expect(of304).toEqual(rows.map(([, row]) => row).filter(({ versioned, method }) => versioned && method === "GET"));
    expect(of304.length).toBeGreaterThan(3);
  });

  it("lists no 404 for operations that look nothing up", () => {
    for (const row of [contract.readOwnSession, contract.readOwnApiKey, contract.readProfile, contract.searchDoctors]) expect(Object.keys(operationOf(row).responses)).not.toContain("404");
  });

  it("begins with commands that can be copied and run unchanged", () => {
    const commands = document.info.description.match(/^```sh\n.*?^```/gms)!.join("\n");
    expect(commands.match(/curl (?:-\w "[^"]*" |-s )*"http:\/\/localhost:\d+\/api\/v1\/[^"]*"/g)).toHaveLength(5);
    expect(commands).not.toMatch(/<|…/);
  });

  it("has no description for a row that does not exist, and describes every tag", () => {
    expect(Object.keys(descriptions).filter((name) => !(name in contract))).toEqual([]);
    expect(document.tags.filter(({ description }) => !description)).toEqual([]);
  });

  it.each(rows.filter(([, row]) => operationOf(row).requestBody?.content["application/json"]))("has an example body for %s that the use case accepts", (_, row) => {
    const { example } = operationOf(row).requestBody!.content["application/json"]!;
    const inPath = Object.fromEntries([...row.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01"]));
    const parsed = row.useCase.input.safeParse({ ...example, ...inPath });
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it.each(rows.filter(([, row]) => operationOf(row).responses[row.status]!.content?.["application/json"]))("has an example answer for %s that fits its schema", (_, row) => {
    const { example } = operationOf(row).responses[row.status]!.content!["application/json"]!;
    const parsed = row.useCase.output.safeParse(example);
    expect(parsed.error?.issues ?? []).toEqual([]);
    // The example has no field that an answer does not have.
    expect(row.useCase.output.encode(parsed.data as z.output<typeof row.useCase.output>)).toEqual(example);
  });

  it("says which credentials each operation accepts", () => {
    const of = (row: Endpoint) => operationOf(row).security;
    expect(of(contract.searchDoctors)).toEqual([{}, { accessToken: [] }, { session: [] }, { apiKey: ["doctors:read"] }]);
    expect(of(contract.bookConsultation)).toEqual([{ accessToken: [] }, { session: [] }]);
    expect(of(contract.readOwnApiKey)).toEqual([{ apiKey: [] }]);
  });

  it("gives a name to everything that is used more than once, and repeats nothing", () => {
    const { schemas } = document.components;
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(["Problem", "Money", "Doctor", "Consultation", "Prescription", "Profile", "BookConsultationRequest"]));
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) expect(Object.keys(schemas)).toContain(name);
    for (const name of Object.keys(schemas)) expect(text).toContain(`"#/components/schemas/${name}"`);
  });
});

describe("GET /openapi.json", () => {
  it("answers the document, which may be cached, and 304 to a client that has it, in both mountings", async () => {
    const { status, headers, text } = await call("GET", "/openapi.json");
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(document)));
    expect(headers.get("cache-control")).toBe("public, max-age=300");
    const again = { headers: { "if-none-match": headers.get("etag")! } };
    expect((await call("GET", "/openapi.json", again)).status).toBe(304);
    expect(GET(new Request("http://localhost/api/v1/openapi.json", again)).status).toBe(304);
    const zipped = GET(new Request("http://localhost/api/v1/openapi.json", { headers: { "accept-encoding": "gzip, br" } }));
    expect(zipped.headers.get("content-encoding")).toBe("gzip");
  });
});
