"use client";

import { useEffect } from "react";

/** While `active`, asks before the reader leaves the page by closing it or by a link. */
export function useWarningBeforeLeaving(active: boolean, question: string) {
  useEffect(() => {
    if (!active) return;
    const closing = (event: BeforeUnloadEvent) => event.preventDefault();
    const following = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      const leaves = link && !link.hash && !link.target && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (leaves && !window.confirm(question)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener("beforeunload", closing);
    document.addEventListener("click", following, true);
    return () => {
      window.removeEventListener("beforeunload", closing);
      document.removeEventListener("click", following, true);
    };
  }, [active, question]);
}
