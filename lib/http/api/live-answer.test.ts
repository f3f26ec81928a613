import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { LiveStream } from "@/lib/core/live-stream";
import { makePatient } from "@/lib/domain/testing/fixtures";
import { eventStreams } from "@/lib/platform/telemetry/figures";
import { LiveResponse, pour } from "./live-answer";

let came: (answer: ServerResponse) => void;
const server = createServer((_: IncomingMessage, outgoing) => came(outgoing));
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
afterAll(() => void server.close());

const count = async () => (await eventStreams.get()).values[0]?.value ?? 0;

/** A browser that has asked for a stream, and the answer on its way to it. */
async function asked() {
  const waiting = new Promise<ServerResponse>((resolve) => (came = resolve));
  const browser = connect((server.address() as AddressInfo).port, "127.0.0.1", () => browser.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
  return { browser, outgoing: await waiting, answer: new LiveResponse(new LiveStream((await makePatient()).actor, undefined), { headers: { "content-type": "text/event-stream" } }) };
}

it("keeps a stream while its browser is there", async () => {
  const { browser, outgoing, answer } = await asked();
  pour(answer, outgoing);
  expect(await count()).toBe(1);
  browser.destroy();
  await vi.waitUntil(async () => (await count()) === 0);
});

it("opens no stream for a browser that left before the answer was made: nobody would ever end it", async () => {
  const { browser, outgoing, answer } = await asked();
  browser.destroy();
  await vi.waitUntil(() => outgoing.closed);
  pour(answer, outgoing);
  expect(await count()).toBe(0);
});
