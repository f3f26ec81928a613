import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { contract } from "./contract";
import type { Endpoint } from "./endpoint";
import { openApiDocument } from "@/lib/http/openapi/document";

const rows = Object.entries<Endpoint>(contract);
const root = path.resolve("app/api/v1");

/** Every API route in Next, as "METHOD /path row". */
function mountings(): string[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => path.basename(name) === "route.ts");
  return files.flatMap((file) => {
    const address = `/${path.dirname(file).split(path.sep).join("/")}`.replaceAll(/\[(\w+)\]/g, "{$1}");
    const source = readFileSync(path.join(root, file), "utf8");
    return [...source.matchAll(/export const (\w+) = route\(contract\.(\w+)\);/g)].map(([, method, row]) => `${method} ${address} ${row}`);
  });
}

describe("the contract", () => {
  it("has a route in Next for every row, and Next has no other", () => {
    const expected = rows.map(([name, { method, path: address }]) => `${method} ${address} ${name}`);
    expect(mountings().toSorted()).toEqual(expected.toSorted());
  });

  it("has the same operations as the OpenAPI document", () => {
    const { paths } = openApiDocument();
    const shown = Object.entries(paths).flatMap(([address, operations]) =>
      Object.entries(operations).map(([method, operation]) => `${method.toUpperCase()} ${address} ${(operation as { operationId: string }).operationId}`),
    );
    expect(shown.toSorted()).toEqual(rows.map(([name, row]) => `${row.method} ${row.path} ${name}`).toSorted());
  });

  it("has each combination of method and path once, and every path parameter in the input", () => {
    const addresses = rows.map(([, row]) => `${row.method} ${row.path.replaceAll(/\{\w+\}/g, "{}")}`);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const [name, row] of rows) {
      const shape = "shape" in row.useCase.input ? Object.keys(row.useCase.input.shape as object) : [];
      for (const [, parameter] of row.path.matchAll(/\{(\w+)\}/g)) expect(shape, `${name} ${parameter}`).toContain(parameter);
    }
  });

  it.each([
    "POST /auth/register", "POST /auth/login", "POST /auth/mfa/setup", "POST /auth/mfa/enable", "GET /users/profile", "PUT /users/profile", "POST /doctors", "GET /doctors/search",
    "GET /doctors/{id}", "GET /doctors/me", "PUT /doctors/{id}", "POST /doctors/{id}/verification",
    "POST /availability/doctors/{doctorId}/slots", "GET /availability/doctors/{doctorId}/slots",
    "GET /availability/doctors/{doctorId}/available", "DELETE /availability/doctors/{doctorId}/slots/{slotId}",
    "POST /consultations", "GET /consultations", "GET /consultations/{id}", "PUT /consultations/{id}", "POST /consultations/{id}/cancel", "GET /audit/logs",
    "POST /prescriptions", "GET /prescriptions", "GET /prescriptions/{id}",
    "GET /analytics/dashboard", "GET /analytics/consultations/trends", "GET /analytics/revenue/trends", "GET /analytics/doctors/top",
  ])("keeps %s, which clients rely on", (address) => {
    expect(rows.map(([, row]) => `${row.method} ${row.path}`)).toContain(address);
  });
});
