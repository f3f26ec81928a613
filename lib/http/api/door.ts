import { type HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { clientAddress } from "@/lib/platform/http-server/client-address";
import { contract } from "./contract";
import { preflight } from "./cors";
import type { Endpoint } from "./endpoint";
import { answerOpenApi } from "@/lib/http/openapi/answer";
import { answer, unknownRoute } from "./route";

type Door = { Bindings: HttpBindings };

/** What `/readyz` tells besides its status. */
type Details = () => Promise<Record<string, unknown>>;

/**
 * The API door: the contract on Hono, in front of Next in the same process. Next mounts the same rows in
 * app/api/v1; there they serve whoever runs Next alone.
 *
 * @param isReady whether the database answers and is migrated
 * @param details for operators, in the body of `/readyz` while it is ready
 */
export function apiDoor(isReady: () => Promise<boolean>, details: Details = async () => ({})): Hono<Door> {
  const app = new Hono<Door>();
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => ((await isReady()) ? c.json({ status: "ready", ...(await details()) }) : c.json({ status: "not ready" }, 503)));
  app.get("/api/v1/openapi.json", (c) => answerOpenApi(c.req.raw));

  app.options("/api/v1/*", (c) => preflight(c.req.raw.headers));

  const paths = Map.groupBy(Object.values<Endpoint>(contract), ({ path }) => path);
  for (const [path, endpoints] of paths) {
    const pattern = `/api/v1${path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
    for (const endpoint of endpoints) app.on(endpoint.method, pattern, (c) => answer(endpoint, c.req.raw, c.req.param(), peer(c)));
    app.all(pattern, (c) => unknownRoute(c.req.raw, endpoints.map(({ method }) => method)));
  }
  app.notFound((c) => unknownRoute(c.req.raw));
  return app;
}

const peer = (c: Context<Door>) => clientAddress(c.req.header("x-forwarded-for"), c.env?.incoming?.socket.remoteAddress);
