import { afterEach, expect, inject, it, vi } from "vitest";
import { carryBy, type Carrier, deliver, publish, subscribe } from "./channel";
import { postgresCarrier } from "./postgres";

const opened: Carrier[] = [];
afterEach(async () => {
  for (const carrier of opened.splice(0)) await carrier.close();
});

it("tells those who listen in this process at once, and nobody after they stopped", () => {
  const heard: unknown[] = [];
  const stop = subscribe("a topic", (payload) => heard.push(payload));
  publish("a topic", { n: 1 });
  publish("another", { n: 2 });
  stop();
  publish("a topic", { n: 3 });
  expect(heard).toEqual([{ n: 1 }]);
});

it("hears other processes by PostgreSQL, also a long message in many scripts, and its own only once", async () => {
  const mine = await postgresCarrier(inject("clusterUrl"));
  opened.push(mine);
  carryBy(mine);
  const heard: unknown[] = [];
  const stop = subscribe("long", (payload) => heard.push(payload));
  publish("long", { n: 1 });
  const text = "सन्देश \u{1F33F} ".repeat(2000);
  // Another process, which has another name.
  const other = await postgresCarrier(inject("clusterUrl"));
  opened.push(other);
  await other.send(JSON.stringify({ from: "another process", topic: "long", payload: { text } }));
  await vi.waitUntil(() => heard.length > 1, { timeout: 5000 });
  expect(heard[0]).toEqual({ n: 1 });
  // Both carriers of this test listen in this process, so the message comes once by each.
  expect(heard.slice(1).every((payload) => (payload as { text?: string }).text === text)).toBe(true);
  stop();
});

it("hands on nothing that it sent itself", () => {
  const heard: unknown[] = [];
  const stop = subscribe("echo", (payload) => heard.push(payload));
  const sent: string[] = [];
  carryBy({ send: async (message) => void sent.push(message), close: async () => {} });
  publish("echo", { n: 1 });
  deliver(sent[0]!);
  expect(heard).toEqual([{ n: 1 }]);
  stop();
});
