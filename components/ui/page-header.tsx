import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { LinkPending } from "./link-pending";

interface PageHeaderProps {
  /** The page's only `h1`. */
  title: ReactNode;
  eyebrow?: ReactNode;
  lead?: ReactNode;
  /** The link one level up, above the title. */
  back?: { href: string; label: ReactNode };
  /** Buttons, at the end of the title's line. */
  actions?: ReactNode;
  className?: string;
}

/** The top of every screen except the landing page. */
export function PageHeader({ title, eyebrow, lead, back, actions, className }: PageHeaderProps) {
  return (
    <header className={cn("mb-8", className)}>
      {back ? (
        <Link
          href={back.href}
          className="relative -ml-1 mb-2 inline-flex min-h-11 items-center gap-1.5 rounded-sm pr-2 pl-1 text-sm font-semibold text-primary hover:underline print:hidden"
        >
          <ArrowLeft aria-hidden="true" className="size-4" />
          {back.label}
          <LinkPending />
        </Link>
      ) : null}
      <div className="flex flex-col gap-4 sm:flex-row sm:items-end sm:justify-between">
        <div className="min-w-0">
          {eyebrow ? <p className="eyebrow mb-2">{eyebrow}</p> : null}
          <h1 className="text-4xl">{title}</h1>
          {lead ? <p className="mt-2.5 max-w-reading text-lg text-ink-soft">{lead}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-3 print:hidden">{actions}</div> : null}
      </div>
    </header>
  );
}
