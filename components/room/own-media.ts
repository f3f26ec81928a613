import type { Mode } from "@/lib/domain/consultations/schema";
import type { Call } from "./call";
import { type Devices, openDevices, stopDevices } from "./devices";
import type { Media } from "./room-link";

/** What this person wants to send, what the mode of the visit lets it send, and the devices for it. */
export class OwnMedia {
  devices: Devices = {};
  private readonly calls = new Set<Call>();
  private work: Promise<void> = Promise.resolve();

  constructor(
    private wanted: Media,
    private mode: Mode,
    /** Called after each change, with what is really sent. */
    private readonly onChange: (devices: Devices, media: Media) => void,
  ) {}

  /** What is sent now. */
  get media(): Media {
    const { audio, video } = this.devices;
    return { camera: video !== undefined && this.allowed.camera, microphone: audio !== undefined && this.allowed.microphone };
  }

  want(more: Partial<Media>): void {
    this.wanted = { ...this.wanted, ...more };
    this.align();
  }

  meetBy(mode: Mode): void {
    this.mode = mode;
    this.align();
  }

  /** Begins to send to a new connection. */
  sendTo(call: Call): Promise<void> {
    this.calls.add(call);
    call.tellMedia(this.media);
    return call.start(this.devices);
  }

  stopSendingTo(call: Call): void {
    this.calls.delete(call);
  }

  stop(): void {
    this.wanted = { camera: false, microphone: false };
    stopDevices(this.devices);
  }

  private get allowed(): Media {
    return { camera: this.wanted.camera && this.mode === "video", microphone: this.wanted.microphone && this.mode !== "text" };
  }

  /** Brings the devices in line with what is wanted and allowed, one change after another. */
  align(): void {
    this.work = this.work.then(() => this.alignNow()).catch(() => {});
  }

  private async alignNow(): Promise<void> {
    const { camera, microphone } = this.allowed;
    // First the others are told to cover the picture, and only then it ends: what ends would leave its last frame standing.
    if (this.devices.video && !camera) this.tellAll();
    const missing = { audio: microphone && !this.devices.audio, video: camera && !this.devices.video };
    if (missing.audio || missing.video) {
      const opened = await openDevices(missing);
      this.devices = { audio: this.devices.audio ?? opened.audio, video: this.devices.video ?? opened.video };
      for (const [kind, track] of Object.entries(opened) as ["audio" | "video", MediaStreamTrack | undefined][]) track?.addEventListener("ended", () => this.lost(kind, track));
      // Refused by the person or by the system: asking again is up to the person.
      if (missing.audio && !opened.audio) this.wanted = { ...this.wanted, microphone: false };
      if (missing.video && !opened.video) this.wanted = { ...this.wanted, camera: false };
    }
    // The person may have chosen otherwise while the devices opened; then this is only the next state on the way.
    const { audio, video } = this.devices;
    // A camera that is off is really off: its light goes out. A muted microphone stays open, so that it is back at once.
    if (video && !this.allowed.camera) this.drop("video", video);
    if (audio && this.mode === "text") this.drop("audio", audio);
    if (this.devices.audio) switchSound(this.devices.audio, this.allowed.microphone);
    for (const call of this.calls) {
      await call.replace("audio", this.devices.audio);
      await call.replace("video", this.devices.video);
    }
    this.tellAll();
    this.onChange(this.devices, this.media);
  }

  private tellAll(): void {
    for (const call of this.calls) call.tellMedia(this.media);
  }

  private drop(kind: "audio" | "video", track: MediaStreamTrack): void {
    track.stop();
    this.devices = { ...this.devices, [kind]: undefined };
  }

  /** A camera was unplugged, or the system took it away. */
  private lost(kind: "audio" | "video", track: MediaStreamTrack): void {
    if (this.devices[kind] !== track) return;
    this.devices = { ...this.devices, [kind]: undefined };
    this.want(kind === "video" ? { camera: false } : { microphone: false });
  }
}

const switchSound = (track: MediaStreamTrack, isOn: boolean) => void (track.enabled = isOn);
