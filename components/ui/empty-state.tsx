import type { ReactNode } from "react";
import { cn } from "./cn";
import { Sprig } from "./sprig";

interface EmptyStateProps {
  title: ReactNode;
  /** What the reader can do about it. */
  children?: ReactNode;
  /** A button or two. */
  actions?: ReactNode;
  as?: "h1" | "h2" | "h3";
  className?: string;
}

/** Shown if a list is empty or an item does not exist. */
export function EmptyState({ title, children, actions, as: Heading = "h2", className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center rounded-lg border border-dashed border-line-strong/50 px-6 py-12 text-center", className)}>
      <Sprig className="mb-4 h-20" />
      <Heading className="text-2xl">{title}</Heading>
      {children ? <div className="mt-2 max-w-md text-ink-soft">{children}</div> : null}
      {actions ? <div className="mt-6 flex flex-wrap justify-center gap-3">{actions}</div> : null}
    </div>
  );
}
