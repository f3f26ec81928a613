import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { auditLogs, auditSeals } from "@/db/schema/audit";
import { context } from "@/lib/domain/testing/fixtures";
import { system } from "@/lib/core/actor";
import { auditRow } from "@/lib/core/record";
import { sealAudit } from "@/lib/domain/audit/seals/seal";
import { readKnownSeals } from "./known-seals";

// Rows can be sealed only up to the oldest transaction of the whole cluster, and other test files have long transactions.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const PATIENCE = { timeout: 60_000, interval: 100 };

const dir = mkdtempSync(path.join(tmpdir(), "amrutam-seals-"));
afterAll(() => rmSync(dir, { recursive: true }));

const line = (seal: object) => `${JSON.stringify({ level: "info", pid: 1, seal, msg: "audit sealed" })}\n`;

describe("readKnownSeals", () => {
  it("reads the seals of all days, the first seal for each number, and none of another installation", async () => {
    writeFileSync(path.join(dir, "combined-2026-01-01.log"), `${line({ seq: 1, mac: "a", keyId: "k" })}{"msg":"other"}\n${line({ seq: 2, mac: "b", keyId: "k" })}`);
    writeFileSync(path.join(dir, "combined-2026-01-02.log"), `${line({ seq: 2, mac: "again", keyId: "k" })}${line({ seq: 9, mac: "x", keyId: "foreign" })}{"seal":{"seq":3,"ma "audit sealed"`);
    expect(await readKnownSeals(dir, (keyId) => keyId === "k")).toEqual([{ seq: 1, mac: "a" }, { seq: 2, mac: "b" }]);
    expect(await readKnownSeals(path.join(dir, "none"), () => true)).toEqual([]);
  });
});

describe("audit:verify", () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/verify-audit.ts", "--logs", dir, ...args], { encoding: "utf8", env: { ...process.env, DB_APP_ROLE: "amrutam_app" } });
    return { status, said: stdout + stderr };
  };

  it("ends with 0 if nothing was changed, and with 1 and a sentence if the log knows more than the database", async () => {
    await database().insert(auditLogs).values(auditRow("account.signIn", context(system("test")), "success", {}));
    await expect.poll(async () => (await sealAudit(context(system("test")), {})).seq, PATIENCE).toBe(1);
    const good = run();
    expect(good.said).toContain("1 seal over 1 row; 0 rows not sealed yet; 0 seals known from the log.");
    expect(good.said).toContain("The audit is as it was written.");
    expect(good.status).toBe(0);

    const [seal] = await database().select().from(auditSeals);
    expect(run("--expect", `1:${seal!.mac}`).status).toBe(0);
    const cut = run("--expect", `7:${seal!.mac}`);
    expect(cut.said).toContain("TRUNCATED: Seals 2 to 7 are known from the log and are not in the database");
    expect(cut.status).toBe(1);
    expect(run("--expect", "nonsense")).toMatchObject({ status: 2, said: expect.stringContaining("is not <seq>:<mac>") });
  });
});
