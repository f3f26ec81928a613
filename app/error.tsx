"use client";

import { Failure } from "@/components/site/failure";

/** Shown if a page fails together with its layout. */
export default function ErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <Failure {...props} />
    </main>
  );
}
