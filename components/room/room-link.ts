import type { IceServer, SeatRole, VisitMode } from "@/lib/domain/visits/schema";

/** What the room's socket says. */
export type RoomNews =
  | { type: "welcome"; joining: number; mode: VisitMode }
  | { type: "mode"; mode: VisitMode }
  | { type: "call"; joining: number; offers: boolean; peer: { role: SeatRole; name: string } }
  | { type: "gone"; role: SeatRole }
  | { type: "signal"; from: SeatRole; joining: number; data: Signal }
  | { type: "ice"; iceServers: IceServer[] }
  | { type: "message"; seq: number }
  | { type: "alone" }
  | { type: "changed" }
  | { type: "guest" };

/** What one tells another to make a call. */
export type Signal =
  | { description: RTCSessionDescriptionInit }
  | { candidate: RTCIceCandidateInit }
  | { media: Media }
  /** Asks the side that offers for a new way. */
  | { restart: true };

/** Which of their devices somebody has switched on. */
export interface Media {
  camera: boolean;
  microphone: boolean;
  /** Whether they show a screen in place of the camera's picture. */
  screen?: boolean;
}

/** Why a link ended for good; `opensAt` if it is too early. */
export type LinkEnd = { why: "closed"; opensAt?: string } | { why: "refused" | "replaced" | "left" };

interface Listener {
  onNews: (news: RoomNews) => void;
  /** Called with the servers of each new ticket, before the socket opens. */
  onServers: (servers: IceServer[]) => void;
  /** The room may not be entered yet: a guest waits until the patient has agreed. */
  onWaiting: () => void;
  onLost: () => void;
  onEnd: (end: LinkEnd) => void;
}

const FINAL: Record<number, LinkEnd["why"]> = { 4000: "closed", 4001: "replaced", 4003: "refused" };
const WAITS_MS = [200, 500, 1000, 2000];
/** The server says something every five seconds. A socket that is silent for longer is dead, although the browser may not know yet. */
const SILENT_MS = 12_000;

/**
 * The line between this browser and the room. It gets a ticket, opens the socket, and does both again whenever the socket is lost:
 * after a reload of the server, a sleep of the laptop or a hole in the network.
 */
export class RoomLink {
  private socket: WebSocket | undefined;
  private isOver = false;
  private tries = 0;
  private timer: number | undefined;
  private watchdog: number | undefined;

  constructor(
    private readonly consultationId: string,
    private readonly accountId: string,
    private readonly listener: Listener,
  ) {}

  open(): void {
    window.addEventListener("online", this.retryNow);
    void this.enter();
  }

  send(message: { type: "signal"; to: SeatRole; joining: number; data: Signal } | { type: "again"; to: SeatRole; joining: number } | { type: "ice" } | { type: "leave" }): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  /** Leaves the room; the other side is told at once. */
  leave(): void {
    this.send({ type: "leave" });
    this.end({ why: "left" });
  }

  private async enter(): Promise<void> {
    const answer = await fetch(`/api/v1/consultations/${this.consultationId}/room`, { method: "POST", headers: { "x-account": this.accountId } }).catch(() => undefined);
    if (this.isOver) return;
    const body = (await answer?.json().catch(() => undefined)) as { ticket?: string; iceServers?: IceServer[]; code?: string; opensAt?: string; waitsFor?: string } | undefined;
    if (this.isOver) return;
    if (body?.waitsFor) {
      this.listener.onWaiting();
      return this.again();
    }
    if (body?.code === "room_closed") return this.end({ why: "closed", opensAt: body.opensAt });
    if (answer && [401, 403, 404].includes(answer.status)) return this.end({ why: "refused" });
    if (!body?.ticket) return this.again();
    this.listener.onServers(body.iceServers ?? []);
    const url = new URL(`/api/v1/consultations/${this.consultationId}/room/socket`, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url, ["amrutam.room", `ticket.${body.ticket}`]);
    this.socket = socket;
    this.heard(socket);
    socket.addEventListener("message", ({ data }: MessageEvent<string>) => {
      this.tries = 0;
      this.heard(socket);
      const news = JSON.parse(data) as RoomNews | { type: "beat" };
      if (news.type !== "beat") this.listener.onNews(news);
    });
    socket.addEventListener("close", ({ code }) => this.lost(socket, code));
  }

  /** Expects to hear something again soon. */
  private heard(socket: WebSocket): void {
    window.clearTimeout(this.watchdog);
    this.watchdog = window.setTimeout(() => {
      // A close on a dead line takes its time: go on without waiting for it.
      this.lost(socket, 1006);
      socket.close();
    }, SILENT_MS);
  }

  private lost(socket: WebSocket, code: number): void {
    if (this.isOver || socket !== this.socket) return;
    this.socket = undefined;
    window.clearTimeout(this.watchdog);
    const why = FINAL[code];
    if (why) return this.end(why === "closed" ? { why } : { why });
    this.listener.onLost();
    this.again();
  }

  private again(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.enter(), WAITS_MS[Math.min(this.tries++, WAITS_MS.length - 1)]);
  }

  private readonly retryNow = () => {
    if (this.isOver || this.socket) return;
    window.clearTimeout(this.timer);
    void this.enter();
  };

  private end(end: LinkEnd): void {
    if (this.isOver) return;
    this.isOver = true;
    window.removeEventListener("online", this.retryNow);
    window.clearTimeout(this.timer);
    window.clearTimeout(this.watchdog);
    this.socket?.close(1000);
    this.listener.onEnd(end);
  }
}
