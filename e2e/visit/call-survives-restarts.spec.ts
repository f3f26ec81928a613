import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { book, newDoctor, newPerson, newWord, offer, soon } from "../stage/clinic";
import { Coturn, needCoturn } from "../stage/coturn";
import { freePort, isUp, startOwn, stopOwn } from "../stage/own-server";
import { conversation, expectArriving, join, openRoom, withDevices, write, written } from "../stage/room";

/* The product's own room in two browsers that reach each other through the relay only, while relay and server go away and come back. */

test.use({ launchOptions: withDevices });
needCoturn();

const SECRET = "a-long-secret-that-only-the-relay-knows";

/** Lets the pages of a context use nothing but the relay. To be called before its first page. */
const throughRelayOnly = (context: BrowserContext) =>
  context.addInitScript(() => {
    const Original = RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super({ ...configuration, iceTransportPolicy: "relay" });
      }
      override setConfiguration(configuration?: RTCConfiguration) {
        super.setConfiguration({ ...configuration, iceTransportPolicy: "relay" });
      }
    };
  });

/** By which kind of way the newest call of a page goes. */
const way = (page: Page) =>
  page.evaluate(async () => {
    const call = (window as unknown as { calls: RTCPeerConnection[] }).calls.at(-1);
    const stats = call ? ([...(await call.getStats()).values()] as { id: string; type: string; selectedCandidatePairId?: string; localCandidateId?: string; candidateType?: string }[]) : [];
    const pair = stats.find(({ id }) => id === stats.find(({ type }) => type === "transport")?.selectedCandidatePairId);
    return stats.find(({ id }) => id === pair?.localCandidateId)?.candidateType;
  });

test("a call through the relay alone goes on after the relay and after the server were restarted", async ({ browser }) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "amrutam-call-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const coturn = new Coturn(await freePort(), SECRET);
  const settings = { TURN_URLS: coturn.url, TURN_SECRET: SECRET, RATE_LIMIT_SCALE: "1000" };
  try {
    await coturn.start();
    const first = startOwn(dataDir, port, settings);
    await isUp(first, url);
    const doctor = await newDoctor(url, newWord());
    const patient = await newPerson(url, "patient", { firstName: "Meera", lastName: newWord(), dateOfBirth: "1991-04-12" });
    const [slotId] = await offer(url, doctor, [soon()]);
    const id = await book(url, patient, slotId!, "Cough at night");
    const contexts = await Promise.all([1280, 390].map((width) => browser.newContext({ baseURL: url, locale: "en-IN", timezoneId: "Asia/Kolkata", viewport: { width, height: 844 } })));
    for (const context of contexts) await throughRelayOnly(context);
    const doctors = await openRoom(contexts[0]!, "doctor", id, { person: doctor });
    const patients = await openRoom(contexts[1]!, "patient", id, { person: patient });
    const both = [doctors, patients];
    const bothArrive = (within: number) => Promise.all(both.map((page) => expectArriving(page, { within })));

    await test.step("they meet through the relay", async () => {
      for (const page of both) await join(page);
      await bothArrive(30_000);
      expect(await Promise.all(both.map(way))).toEqual(["relay", "relay"]);
      await write(patients, "Good morning");
      await expect(conversation(doctors)).toContainText("Good morning");
    });

    await test.step("the relay is gone for ten seconds", async () => {
      coturn.kill();
      await patients.waitForTimeout(10_000);
      await coturn.start();
      await bothArrive(10_000);
    });

    await test.step("the server is restarted: the call goes on meanwhile, and what is written meanwhile arrives", async () => {
      first.npm.kill("SIGTERM");
      await once(first.npm, "exit");
      await bothArrive(5000);
      await write(doctors, "Written while the server was away");
      const second = startOwn(dataDir, port, settings);
      await isUp(second, url);
      await expect(conversation(patients)).toContainText("Written while the server was away", { timeout: 10_000 });
      await bothArrive(10_000);
      for (const page of both) await expect(page.getByRole("status").filter({ hasText: "You are connected with" })).toBeVisible();
      await write(patients, "And after it");
      await expect(conversation(doctors)).toContainText("And after it");
      const conversations = await Promise.all(both.map(written));
      expect(conversations).toEqual([0, 1].map(() => ["Good morning", "Written while the server was away", "And after it"]));
    });
    await Promise.all(contexts.map((context) => context.close()));
  } finally {
    coturn.kill();
    await stopOwn();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
