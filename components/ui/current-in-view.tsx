"use client";

import { useEffect, useRef } from "react";

/** Put this into the current item of a list that scrolls sideways: the list then starts with that item in view. Shows nothing. */
export function CurrentInView() {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const item = ref.current?.closest("li");
    const row = item?.parentElement;
    if (!row) return;
    // Not `scrollIntoView`: that moves the page too, and a reader who came back would lose their place.
    const [inner, outer] = [item.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }, []);
  return <span ref={ref} hidden />;
}
