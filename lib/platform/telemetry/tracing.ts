import { type Attributes, context, propagation, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { env } from "@/lib/platform/config/env";

/*
 * Spans go through the OpenTelemetry API, which is registered once per process. So the API's door and Next's pages, which
 * are bundled separately, report to the same exporter. Spans hold names and ids only, never what people wrote.
 */

/** Starts the export of spans if ENABLE_TRACING is true. The standard OTEL_* variables say where to. */
export async function startTracing(): Promise<void> {
  if (!env().ENABLE_TRACING) return;
  const { registerOTel } = await import("@vercel/otel");
  registerOTel({ serviceName: "amrutam-telemedicine", spanProcessors: [discretion, "auto"] });
}

/** Sends the spans that are not sent yet. For the end of the process. */
export async function stopTracing(): Promise<void> {
  if (!env().ENABLE_TRACING) return;
  const provider = trace.getTracerProvider() as { getDelegate?: () => { shutdown?: () => Promise<void> } };
  await provider.getDelegate?.().shutdown?.();
}

/**
 * Runs `fn` inside a span called `name`, a child of the current span. With tracing off it only calls `fn`.
 *
 * If `fn` fails, the span records the kind of error, never the error's message, which may quote a person.
 */
export function withSpan<T>(name: string, fn: () => Promise<T>): Promise<T> {
  if (!env().ENABLE_TRACING) return fn();
  return tracer().startActiveSpan(name, (span) => inside(span, fn));
}

/** Runs the answer to a request inside a span that continues the caller's trace. With tracing off it only calls `fn`. */
export function withRequestSpan(request: Request, fn: () => Response | Promise<Response>): Response | Promise<Response> {
  if (!env().ENABLE_TRACING) return fn();
  const { method, headers } = request;
  const caller = propagation.extract(ROOT_CONTEXT, headers, { get: (from, name) => from.get(name) ?? undefined, keys: (from) => [...from.keys()] });
  const attributes = { "http.request.method": method, "url.path": new URL(request.url).pathname };
  return context.with(caller, () =>
    tracer().startActiveSpan(method, { kind: SpanKind.SERVER, attributes }, (span) =>
      inside(span, async () => {
        const response = await fn();
        span.setAttribute("http.response.status_code", response.status);
        if (response.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        return response;
      }),
    ),
  );
}

async function inside<T>(span: Span, fn: () => Promise<T>): Promise<T> {
  try {
    return await fn();
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.setAttribute("error.type", kindOf(error));
    throw error;
  } finally {
    span.end();
  }
}

/** Removes the query and the secret of a guest's link from the URLs, and the message from the errors in Next's own spans. */
const discretion = {
  onStart(span: Span & { attributes?: Attributes }) {
    const { setStatus } = span;
    span.setStatus = ({ code }) => setStatus.call(span, { code });
    span.recordException = () => undefined;
    const target = span.attributes?.["http.target"];
    if (typeof target === "string") span.setAttribute("http.target", discreet(target));
  },
  onEnd: () => undefined,
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
};

/** An address as it may be kept: those of guests' rooms have a secret in their path. */
export const discreet = (address: string) => (address.split("?", 1)[0] ?? "").replace(/^\/room\/.*/, "/room/[guestLink]").replace(/^\/api\/v1\/calendar\/.*/, "/api/v1/calendar/{token}");

const tracer = () => trace.getTracer("amrutam");

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
