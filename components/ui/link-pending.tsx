"use client";

import { useLinkStatus } from "next/link";

/** Put this inside a `Link`: covers the link, or the nearest positioned box around it, while the page it leads to loads. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return pending ? <span aria-hidden="true" className="absolute inset-0 animate-veil rounded-[inherit] bg-leaf-300/50" /> : null;
}
