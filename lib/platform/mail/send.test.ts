import { randomBytes } from "node:crypto";
import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { provideEnv } from "@/lib/platform/config/env";
import { closeMail, type Mail, mailMode, sendMail } from "./send";
import { mailProblems, smtpUrlOf } from "@/lib/platform/config/mail";

/** A small SMTP server: accepts a mail, or gives the answer to RCPT that it is told to. */
async function smtpServer(answers: { rcpt?: string; auth?: boolean } = {}) {
  const letters: string[] = [];
  const said: string[] = [];
  const server: Server = createServer((socket: Socket) => {
    let buffer = "";
    let inData = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("220 test");
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      buffer += chunk.toString();
      for (let end = buffer.indexOf("\r\n"); end >= 0; end = buffer.indexOf("\r\n")) {
        if (inData) {
          const last = buffer.indexOf("\r\n.\r\n");
          if (last < 0) return;
          letters.push(buffer.slice(0, last));
          buffer = buffer.slice(last + 5);
          inData = false;
          say("250 taken");
          continue;
        }
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        said.push(line);
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === "EHLO") say(answers.auth ? "250-test\r\n250 AUTH PLAIN" : "250 test");
        else if (verb === "RCPT") say(answers.rcpt ?? "250 ok");
        else if (verb === "DATA") say("354 go on");
        else if (verb === "AUTH") say("235 in");
        else if (verb === "STAR") say("502 not here");
        else if (verb === "QUIT") socket.end("221 bye\r\n");
        else say("250 ok");
        if (verb === "DATA") inData = true;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  return { letters, said, port: (server.address() as AddressInfo).port };
}

const servers: Server[] = [];
afterEach(() => {
  closeMail();
  for (const server of servers.splice(0)) server.close();
  provideEnv({ SMTP_URL: "", MAIL_FROM: "", SMTP_TLS: "", NODE_ENV: "test" });
});

const mail: Mail = {
  id: "0199aaaa-0000-7000-8000-000000000001",
  to: "asha@example.in",
  subject: "Your consultation, Asha – at 9:30",
  text: "Hello Asha,\n\nYour consultation is booked.\n",
  html: "<p>Hello Asha,</p>",
};

describe("a mail over SMTP", () => {
  test("arrives complete, as text and HTML, with an id that stays the same when it is sent again", async () => {
    const { letters, said, port } = await smtpServer();
    provideEnv({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "Amrutam <care@amrutam.test>" });
    expect(mailMode()).toBe("smtp");
    await sendMail(mail);
    await sendMail(mail);
    expect(letters).toHaveLength(2);
    expect(said.filter((line) => /^RCPT/.test(line))[0]).toBe("RCPT TO:<asha@example.in>");
    for (const letter of letters) {
      expect(letter).toContain("From: Amrutam <care@amrutam.test>");
      expect(letter).toContain(`Message-ID: <${mail.id}@amrutam.test>`);
      expect(letter).toContain("Auto-Submitted: auto-generated");
      expect(letter).toContain("text/plain");
      expect(letter).toContain("text/html");
    }
  });

  test("is sent after signing in, if the URL contains a name and a password, percent-encoded", async () => {
    const { said, port } = await smtpServer({ auth: true });
    provideEnv({ SMTP_URL: `smtp://care%40amrutam.test:p%40ss@127.0.0.1:${port}`, MAIL_FROM: "care@amrutam.test" });
    await sendMail(mail);
    const auth = said.find((line) => line.startsWith("AUTH PLAIN "))!;
    expect(Buffer.from(auth.slice(11), "base64").toString()).toBe("\0care@amrutam.test\0p@ss");
  });

  test("cannot get another recipient or another header from its content", async () => {
    const { letters, said, port } = await smtpServer();
    provideEnv({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "care@amrutam.test" });
    await sendMail({ ...mail, subject: "Hello\r\nBcc: eve@example.org" });
    expect(said.filter((line) => /^RCPT/.test(line))).toEqual(["RCPT TO:<asha@example.in>"]);
    expect(letters[0]).not.toMatch(/^Bcc:/m);
  });

  test("that is refused for good gives a final error without the address", async () => {
    const { port } = await smtpServer({ rcpt: "550 <asha@example.in> unknown here" });
    provideEnv({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "care@amrutam.test" });
    const error = await sendMail(mail).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "MailError", message: "EENVELOPE 550", isFinal: true });
  });

  test("that is refused for now, or finds no server, is worth another try", async () => {
    const { port } = await smtpServer({ rcpt: "451 later" });
    provideEnv({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "care@amrutam.test" });
    await expect(sendMail(mail)).rejects.toMatchObject({ message: "EENVELOPE 451", isFinal: false });
    closeMail();
    provideEnv({ SMTP_URL: "smtp://127.0.0.1:1" });
    await expect(sendMail(mail)).rejects.toMatchObject({ isFinal: false });
  });

  test("is not sent to a server on another machine that does not speak TLS", async () => {
    const { letters, said, port } = await smtpServer({ auth: true });
    // Any name that is not known to mean this machine counts as another machine.
    provideEnv({ SMTP_URL: `smtp://care:secret@[::ffff:127.0.0.1]:${port}`, MAIL_FROM: "care@amrutam.test" });
    await expect(sendMail(mail)).rejects.toMatchObject({ name: "MailError", isFinal: false });
    expect(letters).toEqual([]);
    expect(said.join()).not.toContain("AUTH");
    closeMail();
    provideEnv({ SMTP_TLS: "optional" });
    await sendMail(mail);
    expect(letters).toHaveLength(1);
  });
});

describe("without a server", () => {
  test("mails are kept outside production and dropped in production", () => {
    expect(mailMode()).toBe("kept");
    provideEnv({ NODE_ENV: "production", JWT_SECRET: randomBytes(48).toString("base64"), ENCRYPTION_KEY: randomBytes(32).toString("base64") });
    expect(mailMode()).toBe("dropped");
  });
});

describe("the variables", () => {
  test("are named in the problems, but a password is never repeated", () => {
    expect(mailProblems({})).toEqual([]);
    expect(mailProblems({ SMTP_URL: "smtp://mail.example.org", MAIL_FROM: "Amrutam <care@example.org>" })).toEqual([]);
    expect(mailProblems({ SMTP_HOST: "mail.example.org" })).toEqual([expect.stringContaining("MAIL_FROM is missing")]);
    const wrong = mailProblems({ SMTP_URL: "http://u:hunter2@mail", MAIL_FROM: "care", SMTP_PORT: "x" });
    expect(wrong.map((problem) => problem.split(" ")[0])).toEqual(["SMTP_URL", "SMTP_PORT", "MAIL_FROM"]);
    expect(wrong.join()).not.toContain("hunter2");
  });

  test("are combined to one URL", () => {
    const parts = { SMTP_HOST: "mail.example.org", SMTP_USER: "care@example.org", SMTP_PASSWORD: "p@ss/1" };
    expect(smtpUrlOf(parts)).toBe("smtp://care%40example.org:p%40ss%2F1@mail.example.org:587");
    expect(smtpUrlOf({ ...parts, SMTP_PORT: "465" })).toMatch(/^smtps:/);
    expect(smtpUrlOf({})).toBeUndefined();
  });
});
