import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, inject, it, vi } from "vitest";
import { claimPort } from "@/lib/platform/http-server/server";
import { waitForDatabase } from "./wait-for-database";

const said = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
afterEach(() => said.mockClear());
const words = () => said.mock.calls.map(([text]) => String(text)).join("");

it("waits for a database that comes later, says for what, and goes on", async () => {
  const port = await claimPort(0, "127.0.0.1");
  const real = new URL(inject("clusterUrl"));
  const { connect } = await import("node:net");
  const proxy = createServer((client) => {
    const server = connect(Number(real.port), "127.0.0.1");
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) socket.on("error", () => socket.destroy());
  });
  const later = new URL(real);
  later.port = String(port);
  const waiting = waitForDatabase(later.href, { patienceMs: 20_000 });
  await sleep(2500);
  await new Promise<void>((resolve) => proxy.listen(port, "127.0.0.1", resolve));
  await waiting;
  expect(words()).toMatch(new RegExp(`Waiting up to 20 s for the database at 127\\.0\\.0\\.1:${port} \\(connection refused\\)`));
  proxy.close();
});

it("says in one sentence which servers were not there", async () => {
  const [one, two] = [await claimPort(0, "127.0.0.1"), await claimPort(0, "127.0.0.1")];
  const url = `postgres://app:secret-word@127.0.0.1:${one},127.0.0.1:${two}/care`;
  const refused = await waitForDatabase(url, { patienceMs: 1500 }).catch((error: Error) => error.message);
  expect(refused).toBe(`The database at 127.0.0.1:${one} or 127.0.0.1:${two} cannot be reached (connection refused); start it, or correct DATABASE_URL.`);
});

it("does not wait for a database that answers and refuses", async () => {
  const wrong = new URL(inject("clusterUrl"));
  wrong.password = "guess";
  const startedAt = Date.now();
  await expect(waitForDatabase(wrong.href)).rejects.toThrow(/does not accept the user/);
  expect(Date.now() - startedAt).toBeLessThan(3000);
  expect(words()).toBe("");
});
