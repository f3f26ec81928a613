"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { LinkPending } from "@/components/ui/link-pending";
import { portalLinks } from "./portal-links";

const portals: ReadonlySet<string> = new Set(Object.values(portalLinks).map(([{ href }]) => href));

/** A header link, marked as current if its page or a page below it is shown. */
export function HeaderLink({ href, label }: { href: string; label: string }) {
  const path = usePathname();
  // A portal's start page has the prefix of all its pages, so it is current only for itself.
  const isWithin = !portals.has(href) && path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={path === href ? "page" : isWithin || undefined}
      className="relative flex min-h-11 items-center rounded-full px-4 text-sm font-semibold whitespace-nowrap text-ink-soft transition-colors hover:bg-leaf-50 hover:text-ink aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-accent aria-[current]:decoration-3 aria-[current]:underline-offset-8"
    >
      {label}
      <LinkPending />
    </Link>
  );
}
