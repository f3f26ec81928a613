import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { findCoturn } from "../../scripts/find-coturn";
import { freePort } from "../stage/own-server";
import { withDevices } from "../stage/room";

/*
 * A real coturn with the options of docker-compose.yml, the credentials that the product makes, and two connections that may use
 * nothing but the relay. The product's own server is not needed: what is proved is that browser, relay and credentials agree.
 */

test.use({ launchOptions: withDevices });

const SECRET = "north of the river";
const turnserver = findCoturn();
let coturn: ChildProcess | undefined;

test.beforeAll(() => {
  // In CI a missing coturn is a failure, not a reason to leave the test out.
  if (!turnserver && process.env.CI) throw new Error("coturn could not be found or installed; install it, or set TURNSERVER_PATH to its turnserver.");
});
test.skip(!turnserver && !process.env.CI, "coturn is missing and could not be installed (Debian: apt-get install coturn, or set TURNSERVER_PATH)");
test.afterEach(() => void coturn?.kill("SIGKILL"));

const address = Object.values(networkInterfaces()).flatMap((all) => all ?? []).find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? "127.0.0.1";

async function startCoturn(port: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "amrutam-turn-"));
  const options = ["-n", "--use-auth-secret", `--static-auth-secret=${SECRET}`, "--realm=amrutam", `--listening-port=${port}`, `--listening-ip=${address}`, `--relay-ip=${address}`, "--fingerprint", "--no-cli", "--no-tls", "--no-dtls", `--pidfile=${folder}/pid`, "--log-file=stdout", "--allow-loopback-peers", `--userdb=${folder}/db`];
  coturn = spawn(turnserver!, options, { stdio: ["ignore", "pipe", "pipe"], cwd: folder });
  let said = "";
  for (const stream of [coturn.stdout!, coturn.stderr!]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await expect.poll(() => coturn!.exitCode ?? (/listener opened on ?: ?.*\d|Relay ports initialization done/i.test(said) ? "up" : said.slice(-300)), { timeout: 10_000 }).toBe("up");
}

/** As lib/domain/visits/ice.ts makes them. */
function serversAt(port: number) {
  const username = `${Math.floor(Date.now() / 1000) + 3600}:somebody`;
  return [{ urls: [`turn:${address}:${port}?transport=udp`], username, credential: createHmac("sha1", SECRET).update(username).digest("base64") }];
}

/** Two connections in one page that may go through the relay only. */
const meet = (page: Page, iceServers: ReturnType<typeof serversAt>) =>
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
  const port = await freePort();
  await startCoturn(port);
  await page.goto(`${baseURL}/sign-in`);
  await meet(page, serversAt(port));
  await expect.poll(async () => (await frames(page)).frames, { timeout: 15_000 }).toBeGreaterThan(10);
  expect((await frames(page)).way).toBe("relay");
  coturn!.kill("SIGKILL");
  const lost = (await frames(page)).frames;
  await startCoturn(port);
  // What a call does when its way is lost: fresh credentials, and a new way.
  await page.evaluate(async (servers) => {
    const given = window as unknown as { one: RTCPeerConnection; two: RTCPeerConnection; again: () => Promise<void> };
    for (const each of [given.one, given.two]) each.setConfiguration({ ...each.getConfiguration(), iceServers: servers });
    await given.again();
  }, serversAt(port));
  await expect.poll(async () => (await frames(page)).frames, { timeout: 15_000 }).toBeGreaterThan(lost + 10);
});
