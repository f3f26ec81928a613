"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

/** A link of the header that knows whether its page is the one shown. */
export function HeaderLink({ href, label }: { href: string; label: string }) {
  const path = usePathname();
  return (
    <Link
      href={href}
      aria-current={path === href ? "page" : undefined}
      className="flex min-h-11 items-center rounded-full px-4 text-sm font-semibold whitespace-nowrap text-ink-soft transition-colors hover:bg-leaf-50 hover:text-ink aria-[current=page]:text-ink aria-[current=page]:underline aria-[current=page]:decoration-accent aria-[current=page]:decoration-3 aria-[current=page]:underline-offset-8"
    >
      {label}
    </Link>
  );
}
