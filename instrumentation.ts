import type { Instrumentation } from "next";

/* Next compiles this file for the edge runtime too, where none of our code runs: hence the check and the dynamic imports. */

/** Next calls this once per process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startTracing } = await import("@/lib/platform/telemetry/tracing");
    await startTracing();
  }
}

/** Logs errors of pages and actions, which the API's error handling never sees. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logger } = await import("@/lib/platform/log/logger");
    const requestId = request.headers["x-request-id"];
    logger.error({ err: error, requestId, method: request.method, route: context.routePath, kind: context.routeType }, "A page failed.");
  }
};
