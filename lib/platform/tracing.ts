import { SpanStatusCode, trace } from "@opentelemetry/api";
import { env } from "./env";

/** Runs `work` inside a span of that name; where tracing is off, just runs it. */
export function withSpan<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!env().ENABLE_TRACING) return work();
  return trace.getTracer("amrutam").startActiveSpan(name, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
