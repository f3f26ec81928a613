import { mkdtempSync, rmSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { collectSpans } from "./canaries/collector";
import { journey } from "./canaries/journey";
import { findInDatabase, findInFiles, openDatabase } from "./canaries/search";
import { freePort, isUp, startOwn, stopOwn } from "./own-server";

/*
 * A thief has the database, the disk and the logs. Unmistakable words are planted in every field that holds something of
 * a person's health or contact, and in every secret; then everything that was written down is searched for them.
 */

test("whoever steals the database, the disk and the logs reads nothing of a patient, and no secret", async ({ page }) => {
  test.setTimeout(300_000);
  const dataDir = mkdtempSync(path.join(tmpdir(), "amrutam-thief-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  try {
    const spans = await collectSpans();
    const server = startOwn(dataDir, port, { LOG_LEVEL: "trace", ENABLE_TRACING: "true", OTEL_EXPORTER_OTLP_ENDPOINT: spans.url, RATE_LIMIT_SCALE: "1000" });
    await isUp(server, url);
    const { encrypted, names } = await journey(url, page);
    const database = openDatabase(dataDir);
    try {
      // Time for what follows a commit: mails are written, jobs run.
      await expect.poll(async () => (await database`select from outbox where delivered_at is null and dead_at is null`).length, { timeout: 30_000 }).toBe(0);

      expect(await findInDatabase(database, encrypted), "health, contact data and secrets in the database").toEqual([]);
      const whereNames = (await findInDatabase(database, names)).map(({ table, column }) => `${table}.${column}`);
      // Names and email find people and say who is who; they are nowhere but here.
      expect([...new Set(whereNames)].toSorted()).toEqual([
        "doctor_words.word", "doctors.card", "doctors.name", "doctors.search_name", "doctors.search_text",
        "profiles.first_name", "profiles.last_name", "users.email",
      ]);

      // The search itself: what is planted where all can see is found, so what was not found is not there.
      await database`insert into doctor_words values (${encrypted[0]!})`;
      expect(await findInDatabase(database, encrypted)).toEqual([{ table: "doctor_words", column: "word", word: encrypted[0] }]);
    } finally {
      await database.end();
    }
    await stopOwn();

    const words = [...encrypted, ...names];
    expect(words.filter((word) => server.said().includes(word)), "words on stdout").toEqual([]);
    expect(server.said().length).toBeGreaterThan(10_000);
    const traces = spans.received();
    expect(words.filter((word) => traces.includes(word)), "words in the spans").toEqual([]);
    expect(traces).toContain("consultation.book");
    const logs = path.join(dataDir, "logs");
    expect(await findInFiles([logs, path.join(dataDir, "postgres.log")], words), "words in the logs").toEqual([]);
    expect(await findInFiles([dataDir], encrypted.slice(1)), "words on the disk").toEqual([]);
    await appendFile(path.join(logs, "planted.log"), `{"complaint":"${encrypted[1]}"}\n`);
    expect(await findInFiles([logs], words)).toEqual([{ file: path.join(logs, "planted.log"), word: encrypted[1] }]);
  } finally {
    await stopOwn();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
