import type { Mode } from "@/lib/domain/consultations/schema";
import type { RoomRole, SeatRole, VisitMode } from "@/lib/domain/visits/schema";

const AGAIN_MS = 2000;

/**
 * How the two meet, as the server records it. What this side switches holds here at once and is sent until it is recorded, also
 * after the socket or the network was gone in between. Of two switches, the one with the higher number holds.
 */
export class ModeLine {
  private pending: { mode: Mode; because: "choice" | "network"; side: RoomRole; key: string } | undefined;
  private timer: number | undefined;

  constructor(
    private readonly consultationId: string,
    private readonly accountId: string,
    private readonly role: SeatRole,
    private recorded: VisitMode,
    private readonly onMode: (mode: VisitMode) => void,
  ) {}

  /** What holds here now. */
  get now(): VisitMode {
    return this.pending ? { ...this.recorded, mode: this.pending.mode, cause: this.pending.because === "network" ? "network" : this.pending.side, side: this.pending.side } : this.recorded;
  }

  /** What the server says. */
  hear(mode: VisitMode): void {
    if (mode.number < this.recorded.number) return;
    const isNew = mode.number > this.recorded.number;
    this.recorded = mode;
    if (isNew && !this.pending) this.onMode(this.now);
  }

  switchTo(mode: Mode, because: "choice" | "network"): void {
    // A guest goes along with what the two of the visit decide.
    if (mode === this.now.mode || this.role === "guest") return;
    this.pending = { mode, because, side: this.role, key: crypto.randomUUID() };
    this.onMode(this.now);
    window.clearTimeout(this.timer);
    void this.record(this.pending);
  }

  close(): void {
    this.pending = undefined;
    window.clearTimeout(this.timer);
  }

  private async record(pending: NonNullable<typeof this.pending>): Promise<void> {
    const response = await fetch(`/api/v1/consultations/${this.consultationId}/mode`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-account": this.accountId, "idempotency-key": pending.key },
      body: JSON.stringify({ mode: pending.mode, because: pending.because }),
      keepalive: true,
    }).catch(() => undefined);
    const answer = response?.ok ? ((await response.json().catch(() => undefined)) as VisitMode | undefined) : undefined;
    if (answer && answer.number > this.recorded.number) this.recorded = answer;
    if (this.pending !== pending) return;
    const isRefused = response && !response.ok && response.status < 500 && response.status !== 429;
    if (!answer && !isRefused) return void (this.timer = window.setTimeout(() => void this.record(pending), AGAIN_MS));
    this.pending = undefined;
    this.onMode(this.now);
  }
}
