import type { ServerResponse } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { clientAddress } from "@/lib/platform/http-server/client-address";
import { contract } from "./contract";
import { preflight } from "./cors";
import type { Endpoint } from "./endpoint";
import { answerOpenApi } from "@/lib/http/openapi/answer";
import { flowing, LiveResponse, pour } from "./live-answer";
import { answer, unknownRoute } from "./route";

type Door = { Bindings: HttpBindings };

/** What `/readyz` tells besides its status. */
type Details = () => Promise<Record<string, unknown>>;

/**
 * The API door: serves the contract with Hono, in front of Next in the same process. Next mounts the same rows in
 * app/api/v1, for installations that run Next alone.
 *
 * @param readiness true if the database can be written to and is migrated; else why not
 * @param details for operators, in the body of `/readyz` while it is ready
 */
export function apiDoor(readiness: () => Promise<true | string>, details: Details = async () => ({})): Hono<Door> {
  const app = new Hono<Door>();
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    const state = await readiness();
    return state === true ? c.json({ status: "ready", ...(await details()) }) : c.json({ status: "not ready", reason: state }, 503);
  });
  app.get("/api/v1/openapi.json", (c) => answerOpenApi(c.req.raw));

  app.options("/api/v1/*", (c) => preflight(c.req.raw.headers));

  const paths = Map.groupBy(Object.values<Endpoint>(contract), ({ path }) => path);
  for (const [path, endpoints] of paths) {
    const pattern = `/api/v1${path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
    for (const endpoint of endpoints) app.on(endpoint.method, pattern, async (c) => send(c, await answer(endpoint, c.req.raw, c.req.param(), peer(c))));
    app.all(pattern, (c) => unknownRoute(c.req.raw, endpoints.map(({ method }) => method)));
  }
  app.notFound((c) => unknownRoute(c.req.raw));
  return app;
}

/** An answer that never ends goes out on Node's own response. Without one, in tests, it is a web response. */
function send(c: Context<Door>, response: Response): Response {
  if (!(response instanceof LiveResponse)) return response;
  if (!c.env?.outgoing) return flowing(response);
  pour(response, c.env.outgoing as ServerResponse);
  return RESPONSE_ALREADY_SENT;
}

const peer = (c: Context<Door>) => clientAddress(c.req.header("x-forwarded-for"), c.env?.incoming?.socket.remoteAddress);
