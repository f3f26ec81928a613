import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { CurrentInView } from "./current-in-view";
import { LinkPending } from "./link-pending";

export interface TabLink {
  href: string;
  label: ReactNode;
  current: boolean;
  /** How many items the tab contains. */
  count?: number;
}

/**
 * Views of one thing, each with its own address: links in a row. On a phone the row scrolls sideways and starts at the
 * current link. `label` names the row.
 */
export function TabLinks({ label, items, className }: { label: string; items: readonly TabLink[]; className?: string }) {
  return (
    <nav aria-label={label} className={cn("border-b border-line print:hidden", className)}>
      <ul className="fade-x -mb-px flex gap-1 overflow-x-auto [scrollbar-width:none]">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              aria-current={item.current ? "page" : undefined}
              className={cn(
                "relative flex min-h-12 items-center gap-2 rounded-t-md border-b-3 border-transparent px-2.5 text-sm font-semibold whitespace-nowrap sm:px-4 sm:text-base",
                "text-ink-soft transition-colors duration-150 -outline-offset-3 hover:text-ink",
                "aria-[current=page]:border-accent aria-[current=page]:text-ink aria-[current=page]:[scroll-initial-target:nearest]",
              )}
            >
              {item.current ? <CurrentInView /> : null}
              {item.label}
              {item.count === undefined ? null : (
                <span className="rounded-full bg-sunk px-2 text-xs text-ink-soft tabular-nums">{item.count}</span>
              )}
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
