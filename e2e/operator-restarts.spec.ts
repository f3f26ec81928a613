import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { freePort, isUp, startOwn, stopOwn } from "./stage/own-server";

/* The whole product as `npm start` runs it, with its own data directory. Its parts are tested in lib/platform/start/lifecycle.test.ts. */

const password = "a-Long-enough-1-password";
const person = { email: "asha@example.org", password, role: "patient", firstName: "Asha", lastName: "Rao" };

test("acknowledged writes survive kill -9; a client that hangs up prints nothing on the terminal; a stop leaves nothing running", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "amrutam-restart-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  try {
    const first = startOwn(dataDir, port);
    await isUp(first, url);
    expect((await post(`${url}/api/v1/auth/register`, person)).status).toBe(201);
    process.kill(serverPid(dataDir), "SIGKILL");
    await once(first.npm, "exit");

    const second = startOwn(dataDir, port);
    await isUp(second, url);
    for (const words of [`http://localhost:${port}`, "patient@amrutam.test", "Amrutam-demo-1"]) expect(second.said()).toContain(words);
    expect((await post(`${url}/api/v1/auth/login`, { email: person.email, password })).status).toBe(200);

    const saidBefore = second.said().length;
    await hangUp(port);
    expect(second.said().slice(saidBefore)).not.toMatch(/aborted|^\s+at |ECONNRESET/m);
    expect((await fetch(`${url}/sign-in`)).status).toBe(200);

    const taken = startOwn(dataDir, port);
    expect((await once(taken.npm, "exit"))[0]).toBe(1);
    expect(taken.said()).toMatch(/^Port \d+ is in use; .+\.$/m);
    expect(taken.said()).not.toMatch(/^\s+at /m);

    const database = Number(readFileSync(path.join(dataDir, "cluster/postmaster.pid"), "utf8").split("\n")[0]);
    // The signal goes to npm only, as a supervisor sends it. Ctrl-C in a terminal reaches the whole process group.
    second.npm.kill("SIGTERM");
    expect((await once(second.npm, "exit"))[0]).toBe(0);
    expect(() => process.kill(database, 0)).toThrow("ESRCH");
    await expect(fetch(url)).rejects.toThrow();
  } finally {
    await stopOwn();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

/** Sends half of a form and hangs up. */
async function hangUp(port: number): Promise<void> {
  const client = connect(port, "127.0.0.1");
  client.write("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\n\r\n--x\r\n");
  await sleep(500);
  client.destroy();
  await sleep(500);
}

/** The process id in the lock file of the server that uses the data directory. */
function serverPid(dataDir: string): number {
  return (JSON.parse(readFileSync(path.join(dataDir, "lock"), "utf8")) as { pid: number }).pid;
}

async function post(url: string, body: unknown): Promise<Response> {
  return await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}
