import type { ReactNode } from "react";

/** A list of facts with their names: put `Fact`s inside. */
export function FactList({ children }: { children: ReactNode }) {
  return <dl className="flex flex-col divide-y divide-line">{children}</dl>;
}

/** One fact; `note` is shown smaller below it. */
export function Fact({ label, note, children }: { label: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="py-3.5 first:pt-0 last:pb-0">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="font-medium">
        {children}
        {note ? <span className="block text-sm font-normal text-ink-soft">{note}</span> : null}
      </dd>
    </div>
  );
}
