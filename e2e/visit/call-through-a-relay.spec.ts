import { createHmac } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { Coturn, needCoturn } from "../stage/coturn";
import { freePort } from "../stage/own-server";
import { withDevices } from "../stage/room";

/*
 * A real coturn with the options of docker-compose.yml, the credentials that the product makes, and two connections that may use
 * nothing but the relay. The product's own server is not needed: what is proved is that browser, relay and credentials agree.
 */

test.use({ launchOptions: withDevices });
needCoturn();

const SECRET = "north of the river";
let coturn: Coturn | undefined;
test.afterEach(() => coturn?.kill());

/** As lib/domain/visits/ice.ts makes them. */
function serversOf({ url }: Coturn) {
  const username = `${Math.floor(Date.now() / 1000) + 3600}:somebody`;
  return [{ urls: [url], username, credential: createHmac("sha1", SECRET).update(username).digest("base64") }];
}

/** Two connections in one page that may go through the relay only. */
const meet = (page: Page, iceServers: ReturnType<typeof serversOf>) =>
  page.evaluate(async (servers) => {
    const [one, two] = [0, 1].map(() => new RTCPeerConnection({ iceServers: servers, iceTransportPolicy: "relay", bundlePolicy: "max-bundle" })) as [RTCPeerConnection, RTCPeerConnection];
    one.onicecandidate = ({ candidate }) => void (candidate && two.addIceCandidate(candidate));
    two.onicecandidate = ({ candidate }) => void (candidate && one.addIceCandidate(candidate));
    const offer = async (options?: RTCOfferOptions) => {
      await one.setLocalDescription(await one.createOffer(options));
      await two.setRemoteDescription(one.localDescription!);
      await two.setLocalDescription(await two.createAnswer());
      await one.setRemoteDescription(two.localDescription!);
    };
    for (const track of (await navigator.mediaDevices.getUserMedia({ audio: true, video: true })).getTracks()) one.addTrack(track);
    Object.assign(window, { one, two, again: () => offer({ iceRestart: true }) });
    await offer();
  }, iceServers);

const frames = (page: Page) =>
  page.evaluate(async () => {
    const stats = [...(await (window as unknown as { two: RTCPeerConnection }).two.getStats()).values()] as { id: string; type: string; kind?: string; framesDecoded?: number; selectedCandidatePairId?: string; localCandidateId?: string; candidateType?: string }[];
    const pair = stats.find(({ id }) => id === stats.find(({ type }) => type === "transport")?.selectedCandidatePairId);
    return { frames: stats.find(({ type, kind }) => type === "inbound-rtp" && kind === "video")?.framesDecoded ?? 0, way: stats.find(({ id }) => id === pair?.localCandidateId)?.candidateType };
  });

test("picture and sound go through the relay, with credentials that end, and again after the relay was restarted", async ({ page, baseURL }) => {
  coturn = new Coturn(await freePort(), SECRET);
  await coturn.start();
  await page.goto(`${baseURL}/sign-in`);
  await meet(page, serversOf(coturn));
  await expect.poll(async () => (await frames(page)).frames, { timeout: 15_000 }).toBeGreaterThan(10);
  expect((await frames(page)).way).toBe("relay");
  coturn.kill();
  const lost = (await frames(page)).frames;
  await coturn.start();
  // What a call does when its way is lost: fresh credentials, and a new way.
  await page.evaluate(async (servers) => {
    const given = window as unknown as { one: RTCPeerConnection; two: RTCPeerConnection; again: () => Promise<void> };
    for (const each of [given.one, given.two]) each.setConfiguration({ ...each.getConfiguration(), iceServers: servers });
    await given.again();
  }, serversOf(coturn));
  await expect.poll(async () => (await frames(page)).frames, { timeout: 15_000 }).toBeGreaterThan(lost + 10);
});
