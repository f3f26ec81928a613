import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { findCoturn } from "../../scripts/find-coturn";

/** A relay as docker-compose.yml starts it, which a journey can stop and start again. */
export class Coturn {
  private running: ChildProcess | undefined;
  /** An address of this machine that is not the loopback: browsers offer no other to a relay. */
  readonly address = Object.values(networkInterfaces()).flatMap((all) => all ?? []).find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? "127.0.0.1";

  constructor(
    readonly port: number,
    private readonly secret: string,
  ) {}

  get url(): string {
    return `turn:${this.address}:${this.port}?transport=udp`;
  }

  async start(): Promise<void> {
    const folder = mkdtempSync(path.join(tmpdir(), "amrutam-turn-"));
    const { address, port, secret } = this;
    const options = ["-n", "--use-auth-secret", `--static-auth-secret=${secret}`, "--realm=amrutam", `--listening-port=${port}`, `--listening-ip=${address}`, `--relay-ip=${address}`, "--fingerprint", "--no-cli", "--no-tls", "--no-dtls", `--pidfile=${folder}/pid`, "--log-file=stdout", "--allow-loopback-peers", `--userdb=${folder}/db`];
    const started = (this.running = spawn(turnserver!, options, { stdio: ["ignore", "pipe", "pipe"], cwd: folder }));
    let said = "";
    for (const stream of [started.stdout, started.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    await expect.poll(() => started.exitCode ?? (/listener opened on ?: ?.*\d|Relay ports initialization done/i.test(said) ? "up" : said.slice(-300)), { timeout: 10_000 }).toBe("up");
  }

  kill(): void {
    this.running?.kill("SIGKILL");
  }
}

const turnserver = findCoturn();

/** For the head of a file of journeys. In CI a missing coturn is a failure, not a reason to leave a test out. */
export function needCoturn(): void {
  test.beforeAll(() => {
    if (!turnserver && process.env.CI) throw new Error("coturn could not be found or installed; install it, or set TURNSERVER_PATH to its turnserver.");
  });
  test.skip(!turnserver && !process.env.CI, "coturn is missing and could not be installed (Debian: apt-get install coturn, or set TURNSERVER_PATH)");
}
