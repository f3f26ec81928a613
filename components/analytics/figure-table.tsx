import type { ReactNode } from "react";

interface FigureTableProps {
  /** The text of the control that opens the table. */
  label: string;
  caption: string;
  head: readonly string[];
  rows: readonly (readonly ReactNode[])[];
}

/** The figures behind a drawing, in a table that opens on request. The first column names the row. */
export function FigureTable({ label, caption, head, rows }: FigureTableProps) {
  return (
    <details className="mt-4 border-t border-line pt-2 print:hidden">
      <summary className="flex min-h-11 w-fit items-center gap-2 text-sm font-semibold text-primary hover:underline">{label}</summary>
      <div role="region" aria-label={caption} tabIndex={0} className="max-h-112 overflow-auto">
        <table className="w-full border-collapse text-sm tabular-nums">
          <caption className="sr-only">{caption}</caption>
          <thead className="sticky top-0 bg-surface">
            <tr>
              {head.map((name, n) => (
                <th key={name} scope="col" className={`border-b border-line-strong px-2 py-2 font-semibold text-ink-soft first:pl-0 ${n === 0 ? "text-left" : "text-right"}`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...values], n) => (
              <tr key={n} className="border-b border-line">
                <th scope="row" className="py-1.5 pr-2 text-left font-medium whitespace-nowrap">
                  {name}
                </th>
                {values.map((value, column) => (
                  <td key={column} className="px-2 py-1.5 text-right whitespace-nowrap">
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
