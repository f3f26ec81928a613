import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "@playwright/test";

/* Responses to programs that are not browsers, or are hostile: whatever they send, each response has the required headers. */

const REQUIRED = [
  "content-security-policy", "x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "cross-origin-resource-policy", "x-frame-options", "permissions-policy",
];
/** Headers that may appear on several lines. */
const SEVERAL = new Set(["set-cookie", "link", "vary"]);

interface Answer {
  status: number;
  headers: [name: string, value: string][];
}

/** Sends a request exactly as written, and reads the heads of all responses until the connection ends. */
async function send(baseURL: string, text: string): Promise<Answer[]> {
  const { hostname, port } = new URL(baseURL);
  const socket = connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname, () => socket.write(text));
  let said = "";
  socket.on("data", (chunk: Buffer) => (said += chunk.toString("latin1")));
  socket.setTimeout(15_000, () => socket.destroy());
  await once(socket, "close");
  return [...said.matchAll(/HTTP\/1\.1 (\d{3})[^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n/g)].map(([, status, head]) => ({
    status: Number(status),
    headers: head!.split("\r\n").filter(Boolean).map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  }));
}

const ask = (method: string, path: string, head = "") => `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${head}Connection: close\r\n\r\n`;

test("every kind of response has each security header exactly once, and none is a server error", async ({ baseURL, request }) => {
  const page = await (await request.get("/")).text();
  const script = /\/_next\/static\/[^"\\]+?\.js/.exec(page)![0];
  const tag = (await request.get(script)).headers().etag!;
  const length = (size: number) => `Content-Type: application/json\r\nContent-Length: ${size}\r\n`;
  const requests: [what: string, text: string, status: number][] = [
    ["the API", ask("GET", "/api/v1/doctors/search?limit=1"), 200],
    ["its HEAD", ask("HEAD", "/api/v1/doctors/search?limit=1"), 200],
    ["its document", ask("GET", "/api/v1/openapi.json"), 200],
    ["a preflight", ask("OPTIONS", "/api/v1/consultations", "Origin: https://partner.example.org\r\n"), 204],
    ["a problem", ask("GET", "/api/v1/users/profile"), 401],
    ["a wrong method", ask("PATCH", "/api/v1/users/profile"), 405],
    ["an address that is not there", ask("GET", "/api/v1/nothing"), 404],
    ["a body that is too large", `${ask("POST", "/api/v1/auth/login", length(20_000))}${"a".repeat(20_000)}`, 413],
    ["a body of another kind", ask("POST", "/api/v1/auth/login", "Content-Encoding: gzip\r\nContent-Length: 0\r\n"), 415],
    ["a method nobody knows", ask("TRACE", "/"), 405],
    ["two hosts", ask("GET", "/", "Host: evil.example\r\n"), 400],
    ["no HTTP", "hello\r\n\r\n", 400],
    ["a head that is too large", ask("GET", "/", `X-A: ${"a".repeat(20_000)}\r\n`), 431],
    ["an address that is too long", ask("GET", `/api/v1/${"a".repeat(9000)}`), 414],
    ["an HTTP/1.0 health check", "GET /readyz HTTP/1.0\r\n\r\n", 200],
    ["a page", ask("GET", "/"), 200],
    ["a page that is not there", ask("GET", "/nothing/here"), 404],
    ["a redirect to sign in", ask("GET", "/patient"), 303],
    ["a redirect of an address", ask("GET", "/doctors/"), 308],
    ["a file", ask("GET", script), 200],
    ["an unchanged file", ask("GET", script, `If-None-Match: ${tag}\r\n`), 304],
    ["a range outside a file", ask("GET", script, "Range: bytes=99999999-\r\n"), 200],
    ["a form to a file", ask("POST", script, "Content-Length: 0\r\n"), 405],
    ["a file that is not there", ask("GET", "/_next/static/nothing.js"), 404],
    ["the icon", ask("GET", "/icon.svg"), 200],
    ["a picture to be made smaller", ask("GET", "/_next/image?url=%2Ficon.svg&w=64&q=75"), 404],
    ["NextAuth", ask("GET", "/api/auth/session"), 200],
  ];
  for (const [what, text, status] of requests) {
    const answers = await send(baseURL!, text);
    expect(answers.map((answer) => answer.status), what).toEqual([status]);
    const names = answers[0]!.headers.map(([name]) => name);
    expect(REQUIRED.filter((name) => !names.includes(name)), what).toEqual([]);
    expect(names.filter((name, n) => names.indexOf(name) !== n && !SEVERAL.has(name)), what).toEqual([]);
  }
});

test("a kept-alive connection survives a refused request, whose body is read to its end", async ({ baseURL }) => {
  const refused = [
    "PATCH /api/v1/users/profile HTTP/1.1\r\nHost: localhost\r\nContent-Length: 15000\r\n\r\n",
    "PUT /api/v1/users/profile HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 15000\r\n\r\n",
    "PUT /api/v1/users/profile HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 15000\r\n\r\n",
  ].map((head) => head + "a".repeat(15_000));
  const answers = await send(baseURL!, refused.join("") + ask("GET", "/api/v1/doctors/search?limit=1"));
  expect(answers.map(({ status }) => status)).toEqual([405, 400, 415, 200]);
});

test("a date on which a zone skipped part of a minute does not block the server", async ({ request }) => {
  const { data } = (await (await request.get("/api/v1/doctors/search?limit=1")).json()) as { data: { id: string }[] };
  const answer = await request.get(`/api/v1/availability/doctors/${data[0]!.id}/available?date=1906-01-01&timeZone=Asia/Kolkata`, { timeout: 5000 });
  expect(await answer.json()).toMatchObject({ data: [], timeZone: "Asia/Kolkata" });
});
