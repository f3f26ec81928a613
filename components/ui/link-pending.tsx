"use client";

import { useLinkStatus } from "next/link";

/** Put inside a `Link`: a veil over it, or over the nearest positioned box around it, while the page it leads to is loading. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return pending ? <span aria-hidden="true" className="absolute inset-0 animate-veil rounded-[inherit] bg-leaf-300/50" /> : null;
}
