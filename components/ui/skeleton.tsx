import { cn } from "./cn";

/** A grey place where something is about to be. Give it a size: `<Skeleton className="h-6 w-40" />`. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn("animate-pulse rounded-md bg-line/70", className)} />;
}

/** A list that is loading: `rows` cards, and one sentence for screen readers. */
export function SkeletonList({ label, rows = 3 }: { label: string; rows?: number }) {
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex gap-4 rounded-lg border border-line bg-surface p-5">
          <Skeleton className="size-14 rounded-leaf" />
          <div className="flex flex-1 flex-col gap-2.5 py-1">
            <Skeleton className="h-5 w-2/5" />
            <Skeleton className="h-4 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
