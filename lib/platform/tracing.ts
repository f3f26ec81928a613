import { SpanStatusCode, trace } from "@opentelemetry/api";
import { env } from "@/lib/platform/env";

/**
 * Runs `fn` inside a span called `name`, a child of the span under way. With tracing off it only calls `fn`.
 *
 * The span says that it failed and by what kind of error, never the error's message, which may quote a person.
 */
export function withSpan<T>(name: string, fn: () => Promise<T>): Promise<T> {
  if (!env().ENABLE_TRACING) return fn();
  return trace.getTracer("amrutam").startActiveSpan(name, async (span) => {
    try {
      return await fn();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute("error.type", codeOf(error));
      throw error;
    } finally {
      span.end();
    }
  });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
