"use client";

import { fontVariables } from "./fonts";
import "./globals.css";

/**
 * The last resort, when the root layout itself has failed. It depends on nothing that could have failed too, not even on
 * the message files: so its texts are written here, in the default language.
 */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en-IN" className={fontVariables}>
      <body>
        <title>Amrutam</title>
        <main className="page-width max-w-form py-24">
          <h1 className="text-4xl">Something went wrong on our side</h1>
          <p className="mt-4 text-ink-soft">The error has been logged. Nothing you saved is lost. Please try again in a moment.</p>
          <button type="button" onClick={retry} className="mt-8 min-h-12 rounded-full bg-primary px-6 font-semibold text-on-primary">
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
