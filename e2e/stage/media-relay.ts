import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { networkInterfaces } from "node:os";
import type { Page } from "@playwright/test";

/*
 * All packets between two browsers go through this process, which can lose, delay and stop them: the network that a browser's own
 * emulation does not reach. Each side is told the address of the relay instead of the other side's.
 */

export type Side = "patient" | "doctor";
const otherOf = (side: Side): Side => (side === "patient" ? "doctor" : "patient");

export class MediaRelay {
  /** The part of the packets that is lost, 0 to 1, in each direction; 1 is a cut line. */
  loss = 0;
  delayMs = 0;
  passed = 0;
  private readonly real: Partial<Record<Side, { address: string; port: number }>> = {};

  private constructor(
    private readonly address: string,
    /** The socket that is in the place of each side: the other one sends to it and gets from it. */
    private readonly sockets: Record<Side, Socket>,
  ) {
    for (const side of ["patient", "doctor"] as const) {
      sockets[side].on("message", (packet) => this.carry(packet, otherOf(side), side));
    }
  }

  static async open(): Promise<MediaRelay> {
    const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []).find(({ family, internal }) => family === "IPv4" && !internal);
    const address = own?.address ?? "127.0.0.1";
    const socket = async () => {
      const made = createSocket("udp4");
      made.on("error", () => {});
      made.bind(0, address);
      await once(made, "listening");
      return made;
    };
    return new MediaRelay(address, { patient: await socket(), doctor: await socket() });
  }

  close(): void {
    for (const socket of Object.values(this.sockets)) socket.close();
  }

  /** Makes every connection of a page lead through the relay. To be called before the page is opened. */
  async lead(page: Page, side: Side): Promise<void> {
    await page.exposeBinding("throughRelay", (_, candidate: string) => this.through(candidate, otherOf(side)));
    await page.addInitScript(() => {
      const given = window as unknown as { throughRelay: (candidate: string) => Promise<string | null> };
      const Original = RTCPeerConnection;
      window.RTCPeerConnection = class extends Original {
        override async setRemoteDescription(description: RTCSessionDescriptionInit) {
          await super.setRemoteDescription({ ...description, sdp: description.sdp?.replaceAll(/a=candidate:.*\r\n/g, "") });
        }
        override async addIceCandidate(candidate?: RTCIceCandidateInit | null) {
          // Both lines go over the way of the first.
          const instead = candidate?.candidate && candidate.sdpMLineIndex === 0 && (await given.throughRelay(candidate.candidate));
          if (instead) await super.addIceCandidate({ ...candidate, candidate: instead });
        }
      } as typeof RTCPeerConnection;
    });
  }

  /** The candidate of a side with the relay's address; null if it cannot lead through the relay. */
  private through(candidate: string, side: Side): string | null {
    const parts = candidate.split(" ");
    const [, , transport, , address, port, , type] = parts;
    if (transport?.toLowerCase() !== "udp" || type !== "host" || address !== this.address) return null;
    this.real[side] = { address, port: Number(port) };
    parts[5] = String(this.sockets[side].address().port);
    return parts.join(" ");
  }

  private carry(packet: Buffer, from: Side, to: Side): void {
    if (Math.random() < this.loss) return;
    const send = () => {
      const target = this.real[to];
      if (!target) return;
      this.passed++;
      this.sockets[from].send(packet, target.port, target.address, () => {});
    };
    if (this.delayMs > 0) setTimeout(send, this.delayMs);
    else send();
  }
}
