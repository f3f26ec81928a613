"use client";

import { useEffect, useRef } from "react";

/** Put into the current item of a list that scrolls sideways: it then begins in view. Shows nothing itself. */
export function CurrentInView() {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const item = ref.current?.closest("li");
    const row = item?.parentElement;
    if (!row) return;
    // Not `scrollIntoView`, which moves the page too, away from where a reader had come back to.
    const [inner, outer] = [item.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }, []);
  return <span ref={ref} hidden />;
}
