"use client";

import { Failure } from "@/components/site/failure";

/** Shown in place of a page that failed together with the frame around it. */
export default function ErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <Failure {...props} />
    </main>
  );
}
