import { cn } from "./cn";

/** A grey place where something is about to be. Give it a size: `<Skeleton className="h-6 w-40" />`. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn("animate-pulse rounded-md bg-line/70", className)} />;
}
