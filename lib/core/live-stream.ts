import { z } from "zod";
import type { Person } from "./actor";

/** The answer of a use case whose result never ends: what the person hears of from now on, after the event `after`. */
export class LiveStream {
  constructor(
    readonly listener: Person,
    readonly after: number | undefined,
  ) {}
}

/** The output schema of a use case that answers a `LiveStream`. */
export const liveStream = (description: string) => z.instanceof(LiveStream).meta({ type: "string", description, mediaTypes: ["text/event-stream"] });
