import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** The traffic on the wire to PostgreSQL. */
export interface Tapped {
  /** Statements executed, in order, on any connection. */
  statements: string[];
  /** How often the client had to wait for the server before it could continue. */
  roundTrips: number;
}

/** A proxy in front of PostgreSQL that counts the traffic; it reads the statements from the protocol itself. */
export async function startWireTap({ hostname, port }: { hostname: string; port: string }): Promise<{ port: number; reset(): void; read(): Tapped; stop(): void }> {
  let seen: Tapped = { statements: [], roundTrips: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const messages = new Frontend((statement) => seen.statements.push(statement));
    let isAnswered = true;
    client.on("data", (chunk: Buffer) => {
      const before = seen.statements.length;
      messages.take(chunk);
      // One round trip ends when the client sends again after an answer.
      if (isAnswered && seen.statements.length > before) {
        seen.roundTrips++;
        isAnswered = false;
      }
      upstream.write(chunk);
    });
    upstream.on("data", (chunk: Buffer) => {
      isAnswered = true;
      client.write(chunk);
    });
    for (const [one, other] of [[client, upstream], [upstream, client]] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on("error", () => {});
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    reset: () => (seen = { statements: [], roundTrips: 0 }),
    read: () => seen,
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Reads the client's side of PostgreSQL's protocol, version 3. */
class Frontend {
  private pending = Buffer.alloc(0);
  private hasStarted = false;
  private readonly prepared = new Map<string, string>();
  private bound = "";

  constructor(private readonly onStatement: (text: string) => void) {}

  take(chunk: Buffer) {
    this.pending = Buffer.concat([this.pending, chunk]);
    for (;;) {
      // The first message has no type.
      const at = this.hasStarted ? 1 : 0;
      if (this.pending.length < at + 4) return;
      const end = at + this.pending.readInt32BE(at);
      if (this.pending.length < end) return;
      if (this.hasStarted) this.read(String.fromCharCode(this.pending[0]!), this.pending.subarray(5, end));
      this.hasStarted = true;
      this.pending = this.pending.subarray(end);
    }
  }

  private read(type: string, body: Buffer) {
    const texts = body.toString("latin1").split("\0");
    if (type === "Q") this.onStatement(texts[0] ?? "");
    if (type === "P") this.prepared.set(texts[0] ?? "", texts[1] ?? "");
    if (type === "B") this.bound = this.prepared.get(texts[1] ?? "") ?? "";
    if (type === "E") this.onStatement(this.bound);
  }
}
