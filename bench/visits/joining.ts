import { type BrowserContext, chromium, type Page } from "@playwright/test";
import type postgres from "postgres";
import { book, newDoctorOf, newPerson, newWord, offer, soon } from "@/e2e/stage/clinic";
import { join, openRoom, withDevices } from "@/e2e/stage/room";
import type { Child } from "../children";
import { quantile } from "../load";

/** Milliseconds from "Join" to the first picture of the other side that was decoded. */
export interface JoiningResult {
  joins: number;
  product: { median: number; p95: number };
  /** A bare page with two connections that tell each other everything in memory. */
  floor: { median: number; p95: number };
}

const JOINS = 20;

/** A page's clock for one joining: begins when told, ends with the first decoded picture. */
interface Clock {
  startedAt: number;
  firstPicture: Promise<number>;
}
type Clocked = { clock: Clock; watch: (track: MediaStreamTrack) => void };

/** Runs in the page. Decides about the first picture in the same way for the product and for the floor. */
function prepareClock() {
  const page = window as unknown as Clocked;
  let arrived: (at: number) => void;
  page.clock = { startedAt: 0, firstPicture: new Promise((resolve) => (arrived = resolve)) };
  page.watch = (track) => {
    const video = Object.assign(document.createElement("video"), { muted: true, autoplay: true, playsInline: true, srcObject: new MediaStream([track]) });
    // Pictures are decoded for a video that is on the page only.
    Object.assign(video.style, { position: "fixed", top: "0", width: "2px", height: "2px" });
    document.body.append(video);
    video.requestVideoFrameCallback(() => arrived(performance.now() - page.clock.startedAt));
  };
  const Original = RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener("track", ({ track }) => track.kind === "video" && page.clock.startedAt > 0 && page.watch(track));
    }
  };
  document.addEventListener("click", () => (page.clock.startedAt = performance.now()), { capture: true });
}

/** The patient joins again and again while the doctor is there; in turn, the bare page connects to itself. */
export async function measureJoining(product: Child, client: postgres.Sql): Promise<JoiningResult> {
  const url = `http://127.0.0.1:${product.port}`;
  const browser = await chromium.launch(withDevices);
  try {
    const [desk, phone, bare] = await Promise.all(Array.from({ length: 3 }, () => browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 } })));
    const doctor = await newDoctorOf(url, newWord(), "Asia/Kolkata", async (id) => void (await client`update doctors set status = 'verified' where id = ${id}`));
    const patient = await newPerson(url, "patient", { firstName: "Meera", lastName: newWord(), dateOfBirth: "1991-04-12" });
    const [slotId] = await offer(url, doctor, [soon()]);
    const id = await book(url, patient, slotId!, "Cough at night");
    await prepare(phone!);
    await prepare(bare!);
    const doctors = await openRoom(desk!, "doctor", id, { person: doctor });
    await join(doctors);
    const patients = await openRoom(phone!, "patient", id, { person: patient });
    const floor = await bare!.newPage();

    const seen = { product: [] as number[], floor: [] as number[] };
    for (let n = 0; n < JOINS; n++) {
      await ownPicture(patients);
      await join(patients);
      seen.product.push(await firstPicture(patients));
      // A page that was inside leads back by itself; each of these joinings begins with the button.
      await patients.evaluate(() => sessionStorage.clear());
      await patients.reload();
      // The two must not share the processor with the other's call.
      await floor.goto(`${url}/livez`);
      seen.floor.push(await joinInMemory(floor));
      await floor.goto("about:blank");
    }
    const of = (times: readonly number[]) => ({ median: quantile(times, 0.5), p95: quantile(times, 0.95) });
    return { joins: JOINS, product: of(seen.product), floor: of(seen.floor) };
  } finally {
    await browser.close();
  }
}

async function prepare(context: BrowserContext) {
  // The compiler marks functions with their names by a function that a page does not have.
  await context.addInitScript("globalThis.__name = (named) => named;");
  await context.addInitScript(prepareClock);
}

/** Waits until the page shows one's own picture: the devices are open, as they are for the floor. */
const ownPicture = (page: Page) => page.waitForFunction(() => [...document.querySelectorAll("video")].some((video) => video.videoWidth > 0));

const firstPicture = (page: Page) => page.evaluate(() => (window as unknown as Clocked).clock.firstPicture);

/** Two connections in one page, with the media that the product sends, and every signal handed over at once. */
function joinInMemory(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { clock } = window as unknown as Clocked;
    const media = () => navigator.mediaDevices.getUserMedia({ audio: true, video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } } });
    const [mine, theirs] = [await media(), await media()];
    clock.startedAt = performance.now();
    const [one, two] = [new RTCPeerConnection({ bundlePolicy: "max-bundle" }), new RTCPeerConnection({ bundlePolicy: "max-bundle" })];
    for (const [from, to] of [[one, two], [two, one]] as const) from.addEventListener("icecandidate", ({ candidate }) => candidate && void to.addIceCandidate(candidate));
    for (const kind of ["audio", "video"] as const) {
      const { sender } = one.addTransceiver(kind, { direction: "sendrecv" });
      await sender.replaceTrack(theirs.getTracks().find((track) => track.kind === kind)!);
    }
    await one.setLocalDescription(await one.createOffer());
    await two.setRemoteDescription(one.localDescription!);
    for (const transceiver of two.getTransceivers()) {
      transceiver.direction = "sendrecv";
      await transceiver.sender.replaceTrack(mine.getTracks().find(({ kind }) => kind === transceiver.receiver.track.kind)!);
    }
    await two.setLocalDescription(await two.createAnswer());
    await one.setRemoteDescription(two.localDescription!);
    return clock.firstPicture;
  });
}
