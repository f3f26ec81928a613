import "@/lib/platform/config/check";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { logConsole } from "@/lib/platform/log/capture-console";
import { startEmbeddedPostgres } from "@/lib/platform/embedded-postgres/start";
import { env } from "@/lib/platform/config/env";
import { claimPort, createFrontServer } from "@/lib/platform/http-server/server";
import { Lifecycle } from "@/lib/platform/start/lifecycle";

/* A process made of the same parts as the product, without its pages. The tests start it, send it signals and kill it. */

const life = new Lifecycle();
life.run(async () => {
  const port = await claimPort(env().PORT, env().HOST);
  const server = await startEmbeddedPostgres({ dataDir: env().DATA_DIR, onLost: () => life.stop("database lost", 1) });
  life.onStop("database", () => server.stop());
  await server.createDatabase("small");
  const sql = postgres(server.url("small"), { max: 2, onnotice: () => undefined });
  life.onStop("pool", () => sql.end({ timeout: 5 }));
  await sql`create table if not exists visits (id int primary key)`;
  life.checkpoint();

  logConsole();
  const front = createFrontServer(true);
  const answers: Record<string, (value: number) => Promise<unknown>> = {
    slow: (ms) => sleep(ms),
    fail: async () => setImmediate(() => { throw Object.assign(new Error("aborted"), { code: "ECONNRESET" }); }),
    print: async () => console.error("Could not read", new Error("no", { cause: { email: "asha@example.org" } }), { phone: "+919812345678" }),
    write: (id) => sql`insert into visits values (${id})`,
    count: () => sql`select count(*)::int as count from visits`.then(([row]) => row?.count),
  };
  front.handle(
    (_request, response) => response.end("api"),
    (request, response) => {
      const [, name = "", value] = (request.url ?? "").split("/");
      // Reads the body as Next does, which does not catch an error while reading.
      if (request.method === "POST") request.resume().on("error", (error) => { throw error; });
      void answers[name]?.(Number(value)).then((answer) => response.end(String(answer ?? "done")));
    },
  );
  await front.listen(port, env().HOST);
  life.onStop("requests", () => front.drain(10_000));
});
