import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** What the server does with the next mails to an address: by default it takes them. */
export type Behaviour = "take" | "refuse" | "delay" | "drop" | "takeThenDrop";

/** A real SMTP server for tests, on a free port. `letters` has every mail that it took, whole. */
export async function mailServer() {
  const letters: { to: string; id: string; raw: string }[] = [];
  const behaviours = new Map<string, Behaviour>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo({ address }, _session, done) {
      if (behaviours.get(address) === "refuse") return done(Object.assign(new Error("no such mailbox"), { responseCode: 550 }));
      done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo[0]!.address;
        const raw = Buffer.concat(chunks).toString();
        const behaviour = behaviours.get(to) ?? "take";
        const take = () => letters.push({ to, id: /^message-id: (.+)$/im.exec(raw)?.[1] ?? "", raw });
        const cut = () => void [...server.connections].forEach((each) => (each as unknown as { _socket: { destroy(): void } })._socket.destroy());
        if (behaviour === "drop") return cut();
        take();
        if (behaviour === "takeThenDrop") return cut();
        if (behaviour === "delay") setTimeout(done, 300);
        else done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { letters, behave: (to: string, how: Behaviour) => void behaviours.set(to, how), url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
