/** A progress bar for a run of known length. On a terminal it moves; elsewhere each phase is a line. */
export class Progress {
  private doneMs = 0;
  private label = "";
  private phaseMs = 0;
  private startedAt = performance.now();
  private timer: NodeJS.Timeout | undefined;

  /** @param totalMs how long all phases together are expected to take */
  constructor(private readonly totalMs: number) {
    if (process.stderr.isTTY) this.timer = setInterval(() => this.draw(), 200);
  }

  /** Starts a phase that is expected to take `ms`. */
  phase(label: string, ms: number): void {
    this.doneMs += this.phaseMs;
    this.phaseMs = ms;
    this.label = label;
    this.startedAt = performance.now();
    if (process.stderr.isTTY) this.draw();
    else process.stderr.write(`${String(Math.round(100 * this.share())).padStart(3)} %  ${label}\n`);
  }

  end(): void {
    clearInterval(this.timer);
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[2K");
  }

  private share(): number {
    // A phase that takes longer than expected holds the bar at the phase's end.
    const inPhase = Math.min(this.phaseMs, performance.now() - this.startedAt);
    return Math.min(1, (this.doneMs + inPhase) / this.totalMs);
  }

  private draw(): void {
    const width = 30;
    const filled = Math.round(this.share() * width);
    process.stderr.write(`\r\x1b[2K${"█".repeat(filled)}${"░".repeat(width - filled)} ${String(Math.round(100 * this.share())).padStart(3)} %  ${this.label}`);
  }
}
