import type { Mode } from "@/lib/domain/consultations/schema";
import type { Call } from "./call";
import { type Failure, failureOf } from "./devices/failure";
import { DeviceList } from "./devices/list";
import { type Devices, looksAtPerson, openDevices, openOne, openScreen, stopDevices, type Which } from "./devices/open";
import { type DeviceKind, pick, remembered, rememberDevice } from "./devices/remembered";
import type { Media } from "./room-link";

const KIND_OF = { video: "videoinput", audio: "audioinput" } as const;

/** What this person wants to send, what the mode of the visit lets it send, and the devices for it. */
export class OwnMedia {
  devices: Devices = {};
  private readonly calls = new Set<Call>();
  readonly list = new DeviceList(() => this.checkList());
  private work: Promise<void> = Promise.resolve();
  private isOver = false;
  private wanted: Media;
  private chosen = remembered().chosen;

  constructor(
    wanted: Media,
    private mode: Mode,
    /** Called after each change, with what is really sent. */
    private readonly onChange: (devices: Devices, media: Media) => void,
  ) {
    const { camera, microphone } = remembered();
    this.wanted = { camera: wanted.camera && camera, microphone: wanted.microphone && microphone };
    this.devices = { speaker: this.chosen.audiooutput };
  }

  /** What is sent now. */
  get media(): Media {
    const { audio, video, screen } = this.devices;
    return { camera: video !== undefined && this.allowed.camera, microphone: audio !== undefined && this.allowed.microphone, screen: screen !== undefined };
  }

  want(more: Partial<Media>): void {
    this.wanted = { ...this.wanted, ...more };
    this.align();
  }

  meetBy(mode: Mode): void {
    this.mode = mode;
    this.align();
  }

  /** Takes another device, for this visit and, in this browser, for the next ones. An open one is exchanged while the call goes on. */
  use(kind: DeviceKind, id: string | undefined): void {
    this.chosen = { ...this.chosen, [kind]: id };
    rememberDevice(kind, id);
    this.devices = { ...this.devices, lost: this.devices.lost?.filter((one) => one !== kind) };
    if (kind === "audiooutput") this.devices = { ...this.devices, speaker: id };
    else this.inTurn(() => this.exchange(kind === "videoinput" ? "video" : "audio", { id }));
    this.inTurn(async () => this.tell());
  }

  /** Asks once more for what could not be opened. */
  retry(): void {
    const { failures, ...devices } = this.devices;
    for (const kind of ["video", "audio"] as const) {
      if (!failures?.[kind]) continue;
      if (devices[kind]) this.inTurn(() => this.exchange(kind, { id: this.chosenId(KIND_OF[kind]) }));
      else this.wanted = { ...this.wanted, ...(kind === "video" ? { camera: true } : { microphone: true }) };
    }
    this.align();
  }

  /** From the camera that looks at the person to the one that looks away, or back; to the next one where the browser does not know. */
  turn(): void {
    this.inTurn(async () => {
      const { video } = this.devices;
      const next = this.list.cameraAfter(video?.getSettings().deviceId);
      const facing = looksAtPerson(video) ? ("environment" as const) : ("user" as const);
      const isDone = video?.getSettings().facingMode !== undefined && (await this.exchange("video", { facing }));
      if (!isDone && next) await this.exchange("video", { id: next });
      this.tell();
    });
  }

  /** Sends a screen in place of the camera, until it is stopped here, in the browser's own bar or by another mode. */
  async share(): Promise<void> {
    if (this.mode !== "video" || this.devices.screen) return;
    const screen = await openScreen();
    if (!screen) return;
    // The person may have left or gone on by sound while the browser asked.
    if (this.isOver || this.mode !== "video" || this.devices.screen) return screen.stop();
    this.devices = { ...this.devices, screen };
    screen.addEventListener("ended", () => this.stopSharing(screen));
    this.align();
  }

  stopSharing(screen = this.devices.screen): void {
    if (!screen || this.devices.screen !== screen) return;
    this.inTurn(async () => {
      // The other side covers a picture that may have no successor before it ends.
      this.tellAll({ ...this.media, screen: false });
      this.dropScreen();
    });
    this.align();
  }

  /** Begins to send to a new connection. */
  sendTo(call: Call): Promise<void> {
    this.calls.add(call);
    call.tellMedia(this.media);
    return call.start({ audio: this.devices.audio, video: this.picture });
  }

  stopSendingTo(call: Call): void {
    this.calls.delete(call);
  }

  stop(): void {
    this.isOver = true;
    this.wanted = { camera: false, microphone: false };
    this.list.close();
    stopDevices(this.devices);
  }

  private get allowed(): { camera: boolean; microphone: boolean } {
    return { camera: this.wanted.camera && this.mode === "video", microphone: this.wanted.microphone && this.mode !== "text" };
  }

  private get picture(): MediaStreamTrack | undefined {
    return this.devices.screen ?? this.devices.video;
  }

  /** Brings the devices in line with what is wanted and allowed, one change after another. */
  align(): void {
    this.inTurn(() => this.alignNow());
  }

  private inTurn(change: () => Promise<unknown>): void {
    this.work = this.work.then(change).then(() => {}, () => {});
  }

  private async alignNow(): Promise<void> {
    const { camera, microphone } = this.allowed;
    // First the others are told to cover the picture, and only then it ends: what ends would leave its last frame standing.
    if (this.devices.screen && this.mode !== "video") {
      this.tellAll({ ...this.media, screen: false });
      this.dropScreen();
    }
    if (this.devices.video && !camera) this.tellAll();
    const missing = { audio: microphone && !this.devices.audio, video: camera && !this.devices.video };
    if (missing.audio || missing.video) {
      await this.list.read();
      const { audio, video, failures } = await openDevices(missing, { audio: { id: this.chosenId("audioinput") }, video: { id: this.chosenId("videoinput") } });
      this.devices = {
        ...this.devices,
        audio: this.devices.audio ?? audio,
        video: this.devices.video ?? video,
        failures: { ...this.devices.failures, ...(missing.audio && { audio: failures?.audio }), ...(missing.video && { video: failures?.video }) },
      };
      if (audio) this.watch("audio", audio);
      if (video) this.watch("video", video);
      // Refused by the person or by the system: asking again is up to the person.
      if (missing.audio && !audio) this.wanted = { ...this.wanted, microphone: false };
      if (missing.video && !video) this.wanted = { ...this.wanted, camera: false };
      // Only now does the browser name its devices.
      await this.list.read();
      if (this.isOver) return stopDevices(this.devices);
    }
    // The person may have chosen otherwise while the devices opened; then this is only the next state on the way.
    const { audio, video } = this.devices;
    // A camera that is off is really off: its light goes out. A muted microphone stays open, so that it is back at once.
    if (video && !this.allowed.camera) this.drop("video", video);
    if (audio && this.mode === "text") this.drop("audio", audio);
    if (this.devices.audio) switchSound(this.devices.audio, this.allowed.microphone);
    await this.sendAll("audio", this.devices.audio);
    await this.sendAll("video", this.picture);
    this.tell();
  }

  private tell(): void {
    this.tellAll();
    this.onChange({ ...this.devices, all: this.list.all }, this.media);
  }

  /** Opens another device in place of one that is open, and only then closes the former: the other side sees no hole. */
  private async exchange(kind: "audio" | "video", which: Which): Promise<boolean> {
    const former = this.devices[kind];
    if (!former) return false;
    let why: Failure | undefined;
    const take = (one: Which) =>
      openOne(kind, one).catch((error: Error) => {
        why ??= failureOf(error.name, { hasDevices: true });
        return undefined;
      });
    let next = await take(which);
    if (!next && kind === "video" && why === "busy") {
      // Many phones open one camera at a time. Then there is a hole, and the other side is told to cover it.
      this.tellAll({ ...this.media, camera: false });
      former.stop();
      next = await take(which);
      if (next) why = undefined;
      else next = await take({ id: former.getSettings().deviceId });
    }
    if (this.isOver) {
      next?.stop();
      return false;
    }
    this.devices = { ...this.devices, failures: { ...this.devices.failures, [kind]: why } };
    if (!next) {
      if (former.readyState === "ended") this.lost(kind, former);
      return false;
    }
    if (kind === "audio") switchSound(next, this.allowed.microphone);
    this.watch(kind, next);
    this.devices = { ...this.devices, [kind]: next };
    await this.sendAll(kind, kind === "audio" ? next : this.picture);
    former.stop();
    return why === undefined;
  }

  /** The chosen device, as far as it is there; what is missing is said. */
  private chosenId(kind: DeviceKind): string | undefined {
    const { id, isMissing } = pick(kind, this.list.all, this.chosen[kind]);
    if (isMissing) this.note(kind);
    return id;
  }

  /** A headset was plugged in or out: what is gone is said, and what is plugged in again is used again. */
  private checkList(): void {
    const speaker = this.chosenId("audiooutput");
    const found = (["videoinput", "audioinput", "audiooutput"] as const).filter((kind) => this.devices.lost?.includes(kind) && this.chosen[kind] && !pick(kind, this.list.all, this.chosen[kind]).isMissing);
    this.devices = { ...this.devices, speaker, lost: this.devices.lost?.filter((kind) => !found.includes(kind)) };
    for (const kind of ["video", "audio"] as const) if (found.includes(KIND_OF[kind])) this.inTurn(() => this.exchange(kind, { id: this.chosen[KIND_OF[kind]] }));
    this.inTurn(async () => this.tell());
  }

  private note(kind: DeviceKind): void {
    this.devices = { ...this.devices, lost: [...new Set([...(this.devices.lost ?? []), kind])] };
  }

  private watch(kind: "audio" | "video", track: MediaStreamTrack): void {
    track.addEventListener("ended", () => this.lost(kind, track));
  }

  private async sendAll(kind: "audio" | "video", track: MediaStreamTrack | undefined): Promise<void> {
    for (const call of this.calls) await call.replace(kind, track);
  }

  private tellAll(media = this.media): void {
    for (const call of this.calls) call.tellMedia(media);
  }

  private drop(kind: "audio" | "video", track: MediaStreamTrack): void {
    track.stop();
    this.devices = { ...this.devices, [kind]: undefined };
  }

  private dropScreen(): void {
    this.devices.screen?.stop();
    this.devices = { ...this.devices, screen: undefined };
  }

  /** A device was unplugged, or the system took it away: another one takes its place if there is one. */
  private lost(kind: "audio" | "video", track: MediaStreamTrack): void {
    if (this.devices[kind] !== track || this.isOver) return;
    this.devices = { ...this.devices, [kind]: undefined };
    this.note(KIND_OF[kind]);
    this.align();
  }
}

const switchSound = (track: MediaStreamTrack, isOn: boolean) => void (track.enabled = isOn);
