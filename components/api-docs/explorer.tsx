"use client";

import { useEffect, useRef, useState } from "react";
import "swagger-ui-dist/swagger-ui.css";
import "./explorer.css";

/** Swagger UI marks itself as the page's main content and leaves one select without a name. Corrects both. */
function mendLandmarks(explorer: HTMLElement) {
  for (const main of explorer.querySelectorAll("main, [role='main']")) main.setAttribute("role", "none");
  explorer.querySelector("#servers")?.setAttribute("aria-label", "Server");
}

/**
 * Swagger UI for our own document. It comes from npm and is bundled with our own scripts, so nothing is fetched from
 * elsewhere and the page has no inline script. Typed tokens are forgotten when the reader leaves the page.
 */
export function ApiExplorer({ url, loading, failed }: { url: string; loading: string; failed: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");

  useEffect(() => {
    let isGone = false;
    void import("swagger-ui-dist/swagger-ui-es-bundle.js")
      .then(({ default: start }) => {
        if (isGone || !place.current) return;
        start({
          domNode: place.current,
          url,
          validatorUrl: null,
          deepLinking: true,
          // Swagger UI 5.35.0 reads the whole document again for each operation that it shows: all 135 took half a minute. It shows those of a topic once that is opened.
          docExpansion: "none",
          defaultModelsExpandDepth: 0,
          displayRequestDuration: true,
          filter: true,
          persistAuthorization: false,
          syntaxHighlight: { activated: true, theme: "idea" },
          onComplete: () => {
            setState("ready");
            if (place.current) mendLandmarks(place.current);
          },
        });
      })
      .catch(() => setState("failed"));
    return () => {
      isGone = true;
    };
  }, [url]);

  return (
    <>
      {state === "ready" ? null : (
        <p role="status" className="py-10 text-ink-soft">
          {state === "loading" ? loading : failed}
        </p>
      )}
      <div ref={place} className="api-explorer" />
    </>
  );
}
