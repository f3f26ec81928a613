"use client";

import { useEffect, useRef } from "react";

/** Put into the current one of things that scroll sideways: it is then in view from the start. Shows nothing itself. */
export function CurrentInView() {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // Braces: newer browsers answer with a promise, which is no clean-up.
    void ref.current?.parentElement?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
  }, []);
  return <span ref={ref} hidden />;
}
