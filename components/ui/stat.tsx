import type { ReactNode } from "react";

/** Figures in a row: put `Stat`s inside. */
export function StatList({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line *:last:odd:col-span-2 lg:grid-flow-col lg:grid-cols-none lg:auto-cols-fr lg:*:last:col-span-1">
      {children}
    </dl>
  );
}

/** One figure with its name; `note` gives a period, a zone or a comparison. */
export function Stat({ label, value, note }: { label: ReactNode; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="flex flex-col bg-surface p-4 sm:p-5">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="mt-1">
        <span className="block font-display text-3xl font-medium tabular-nums">{value}</span>
        {note ? <span className="mt-0.5 block text-xs text-ink-faint">{note}</span> : null}
      </dd>
    </div>
  );
}
