import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { logger } from "@/lib/platform/log/logger";
import { registry } from "./registry";

/** A running metrics server. */
export interface MetricsServer {
  port: number;
  close(): Promise<void>;
}

/**
 * Serves `/metrics` on its own port. If that port is in use, the product runs without metrics, and one line of the log
 * says so.
 *
 * @param port 0 picks a free one
 * @returns undefined if the port could not be opened
 */
export async function serveMetrics(port: number, host: string): Promise<MetricsServer | undefined> {
  const server = createServer((request, response) => {
    if (request.url?.split("?")[0] !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { "content-type": registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    const inUse = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
    const why = inUse ? "is in use" : "cannot be opened";
    logger.warn(`Port ${port} ${why}, so no metrics are served; set METRICS_PORT to another port.`);
    return undefined;
  }
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
