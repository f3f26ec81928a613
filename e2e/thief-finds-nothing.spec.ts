import { mkdtempSync, rmSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { collectSpans } from "./canaries/collector";
import { journey } from "./canaries/journey";
import { findInDatabase, findInFiles, openDatabase } from "./canaries/search";
import { freePort, isUp, startOwn, stopOwn } from "./stage/own-server";

/*
 * A thief has the database, the disk and the logs. Unmistakable words are planted in every secret and in every field that
 * holds health or contact data. Then the test searches everything that was stored for these words.
 */

test("a thief with the database, the disk and the logs can read no patient data and no secret", async ({ page }) => {
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
      // Wait for the work that follows a commit: mails are written, jobs run.
      await expect.poll(async () => (await database`select from outbox where delivered_at is null and dead_at is null`).length, { timeout: 30_000 }).toBe(0);

      expect(await findInDatabase(database, encrypted), "health, contact data and secrets in the database").toEqual([]);
      const whereNames = (await findInDatabase(database, names)).map(({ table, column }) => `${table}.${column}`);
      // Names and emails are stored readable, for search and display; only in these columns.
      expect([...new Set(whereNames)].toSorted()).toEqual([
        "doctor_words.word", "doctors.card", "doctors.name", "doctors.search_name", "doctors.search_text",
        "profiles.first_name", "profiles.last_name", "users.email",
      ]);

      // Checks the search itself: a word planted in plain text is found, so the words not found above are really not there.
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
