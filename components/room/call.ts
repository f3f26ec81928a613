import type { IceServer } from "@/lib/domain/visits/schema";
import type { Rung } from "@/lib/domain/visits/ladder";
import { measured } from "./measure";
import type { Media, Signal } from "./room-link";

interface CallOptions {
  /** One side offers and makes the media lines; the other answers. */
  offers: boolean;
  iceServers: IceServer[];
  send: (signal: Signal) => void;
  /** Asks for fresh credentials; they come by `setServers`. */
  askServers: () => void;
  /** Asks both for a new connection. */
  startOver: () => void;
  onStream: (stream: MediaStream) => void;
  onPeerMedia: (media: Media) => void;
  onState: (state: "connecting" | "connected" | "troubled") => void;
}

/** Short holes close by themselves; a new way is looked for only after this time. */
const PATIENCE_MS = 3000;
/** While none was found, another is looked for after this time: a relay that was away then answers the new request, and not the old one's next repeat, which may be 8 s away. */
const AGAIN_MS = 5000;
/** A connection that is not back by then is made again from nothing. */
const GIVE_UP_MS = 15_000;
/** Fresh credentials are waited for this long; without them the old ones may still do. */
const SERVERS_MS = 2000;
/** The credentials end after an hour. A call asks for new ones in time, so that a new way can be found at once. */
const RENEW_MS = 25 * 60_000;
/** With a third person in the room everybody sends twice, and each picture is shown smaller. */
const SHARED = { maxBitrate: 800_000, scaleResolutionDownBy: 1.5, maxFramerate: 30 } as const;
/** The picture on the two rungs that have one. The full one of 1280 × 720 becomes 320 × 180, in which a face can still be read. */
const SHAPES = { full: { maxBitrate: 1_500_000, scaleResolutionDownBy: 1, maxFramerate: 30 }, small: { maxBitrate: 150_000, scaleResolutionDownBy: 4, maxFramerate: 30 } } as const;
/** A screen keeps its size, so that its letters can be read. On a weak network it changes less often. */
const SCREENS = { full: { maxBitrate: 1_500_000, scaleResolutionDownBy: 1, maxFramerate: 15 }, small: { maxBitrate: 150_000, scaleResolutionDownBy: 1, maxFramerate: 2 } } as const;

/**
 * One connection to one of the others, for one joining. It is never used again after a reload or a lost socket: both then make
 * a new one. Within its life it survives a change of network by looking for a new way.
 */
export class Call {
  private readonly connection: RTCPeerConnection;
  private readonly remote = new MediaStream();
  private readonly early: RTCIceCandidateInit[] = [];
  private isOver = false;
  private patience: number | undefined;
  private giveUp: number | undefined;
  private local: { audio?: MediaStreamTrack; video?: MediaStreamTrack } = {};
  private rung: Rung = "full";
  private isShared = false;
  private heard: Promise<void> = Promise.resolve();
  private renewal: number | undefined;
  private onServers: (() => void) | undefined;

  constructor(private readonly options: CallOptions) {
    this.connection = new RTCPeerConnection({ iceServers: options.iceServers, bundlePolicy: "max-bundle" });
    this.connection.addEventListener("icecandidate", ({ candidate }) => candidate && options.send({ candidate: candidate.toJSON() }));
    this.connection.addEventListener("track", ({ track }) => {
      this.remote.addTrack(track);
      options.onStream(this.remote);
    });
    this.connection.addEventListener("connectionstatechange", () => this.judge());
    this.startGivingUp();
    this.renewal = window.setInterval(() => options.askServers(), RENEW_MS);
  }

  /** Begins with these tracks; missing ones can be added later without a new connection. */
  async start(local: { audio?: MediaStreamTrack; video?: MediaStreamTrack }): Promise<void> {
    this.local = local;
    this.options.onState("connecting");
    if (!this.options.offers) return;
    // Always both lines, in this order: a camera that is switched on later needs no other description.
    for (const kind of ["audio", "video"] as const) {
      const { sender } = this.connection.addTransceiver(kind, { direction: "sendrecv" });
      await sender.replaceTrack(local[kind] ?? null);
    }
    await this.offer();
  }

  /** Sends another track, or none; the other side hears of it by `tellMedia`. */
  async replace(kind: "audio" | "video", track: MediaStreamTrack | undefined): Promise<void> {
    this.local[kind] = track;
    await this.transceiver(kind)?.sender.replaceTrack(track ?? null);
    if (kind === "video") await this.shape(this.rung, this.isShared);
  }

  /**
   * Makes the picture that is sent as large as the rung of the ladder allows.
   *
   * @param isShared whether there is another call beside this one
   */
  async shape(rung: Rung, isShared: boolean): Promise<void> {
    Object.assign(this, { rung, isShared });
    const sender = this.transceiver("video")?.sender;
    if (!sender || (rung !== "full" && rung !== "small")) return;
    const parameters = sender.getParameters();
    // Empty until both descriptions are there.
    if (parameters.encodings.length === 0) return;
    const shapes = sender.track?.contentHint === "detail" ? SCREENS : SHAPES;
    Object.assign(parameters.encodings[0]!, shapes === SHAPES && rung === "full" && isShared ? SHARED : shapes[rung]);
    await sender.setParameters(parameters).catch(() => {});
  }

  /** What the network does to this call now, and how many pictures of the other side were shown. */
  measure = async (kind: "video" | "audio") => measured(await this.connection.getStats(), kind);

  tellMedia(media: Media): void {
    this.options.send({ media });
  }

  setServers(iceServers: IceServer[]): void {
    if (!this.isOver) this.connection.setConfiguration({ ...this.connection.getConfiguration(), iceServers });
    this.onServers?.();
  }

  /** What the other side says. Taken one after another: a candidate must not come before its description. */
  hear(signal: Signal): void {
    if (this.isOver) return;
    if ("media" in signal) return this.options.onPeerMedia(signal.media);
    if ("restart" in signal) return this.options.offers ? void this.findNewWay(true) : undefined;
    this.heard = this.heard.then(() => this.take(signal)).catch(() => {});
  }

  private async take(signal: Exclude<Signal, { media: Media } | { restart: true }>): Promise<void> {
    if (this.isOver) return;
    if ("candidate" in signal) {
      if (this.connection.remoteDescription) await this.connection.addIceCandidate(signal.candidate).catch(() => {});
      else this.early.push(signal.candidate);
      return;
    }
    // The other side looks for a new way: so does this side, and its credentials may have ended too.
    if (signal.description.type === "offer" && this.connection.remoteDescription) await this.freshServers();
    if (this.isOver) return;
    await this.connection.setRemoteDescription(signal.description);
    for (const candidate of this.early.splice(0)) await this.connection.addIceCandidate(candidate).catch(() => {});
    if (signal.description.type !== "offer") return;
    for (const kind of ["audio", "video"] as const) {
      const transceiver = this.transceiver(kind);
      if (!transceiver) continue;
      transceiver.direction = "sendrecv";
      await transceiver.sender.replaceTrack(this.local[kind] ?? null);
    }
    await this.connection.setLocalDescription(await this.connection.createAnswer());
    this.options.send({ description: this.connection.localDescription!.toJSON() as RTCSessionDescriptionInit });
  }

  close(): void {
    this.isOver = true;
    window.clearTimeout(this.patience);
    window.clearTimeout(this.giveUp);
    window.clearInterval(this.renewal);
    this.connection.close();
  }

  private transceiver(kind: "audio" | "video") {
    return this.connection.getTransceivers().find(({ receiver }) => receiver.track.kind === kind);
  }

  private async offer(): Promise<void> {
    await this.connection.setLocalDescription(await this.connection.createOffer());
    if (!this.isOver) this.options.send({ description: this.connection.localDescription!.toJSON() as RTCSessionDescriptionInit });
  }

  private judge(): void {
    if (this.isOver) return;
    const state = this.connection.connectionState;
    if (state === "connected") {
      window.clearTimeout(this.patience);
      window.clearTimeout(this.giveUp);
      this.giveUp = undefined;
      void this.shape(this.rung, this.isShared);
      return this.options.onState("connected");
    }
    if (state !== "disconnected" && state !== "failed") return;
    this.options.onState("troubled");
    this.startGivingUp();
    window.clearTimeout(this.patience);
    this.patience = window.setTimeout(() => void this.findNewWay(), state === "failed" ? 0 : PATIENCE_MS);
  }

  /** Only the side that offers looks for a new way; the other asks it to. */
  private async findNewWay(isAskedFor = false): Promise<void> {
    if (this.isOver) return;
    window.clearTimeout(this.patience);
    this.patience = window.setTimeout(() => {
      if (this.connection.connectionState !== "connected") void this.findNewWay();
    }, AGAIN_MS);
    if (!this.options.offers) return this.options.send({ restart: true });
    await this.freshServers();
    if (this.isOver || (!isAskedFor && this.connection.connectionState === "connected")) return;
    this.connection.restartIce();
    await this.offer().catch(() => {});
  }

  private async freshServers(): Promise<void> {
    const told = new Promise<void>((resolve) => {
      this.onServers = resolve;
      window.setTimeout(resolve, SERVERS_MS);
    });
    this.options.askServers();
    await told;
  }

  private startGivingUp(): void {
    this.giveUp ??= window.setTimeout(() => {
      this.giveUp = undefined;
      if (!this.isOver) this.options.startOver();
    }, GIVE_UP_MS);
  }
}
