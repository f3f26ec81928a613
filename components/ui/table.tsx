import type { ReactNode } from "react";
import { cn } from "./cn";

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** "end" for figures. */
  align?: "start" | "end";
  /** The column that names the row: its row header, and the title of its card on a phone. */
  title?: boolean;
  /** Actions: on a phone without a label, and the header is for screen readers only. */
  actions?: boolean;
}

interface TableProps<Row> {
  /** Names the table; read by screen readers, and visible if `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  className?: string;
}

/**
 * A table that becomes a stack of cards below 768 px. The roles are written out because some browsers drop a table's roles
 * when it is laid out as blocks. If there are no rows, show an `EmptyState` instead.
 */
export function Table<Row>({ caption, showCaption, columns, rows, rowKey, className }: TableProps<Row>) {
  return (
    <table role="table" className={cn("block w-full md:table md:border-collapse", className)}>
      <caption className={showCaption ? "mb-3 block text-left font-display text-xl font-medium md:table-caption" : "sr-only"}>
        {caption}
      </caption>
      <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
        <tr role="row" className="border-b border-line-strong">
          {columns.map((column) => (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              className={cn("px-4 py-2.5 text-sm font-semibold text-ink-soft", column.align === "end" ? "text-right" : "text-left")}
            >
              {column.actions ? <span className="sr-only">{column.header}</span> : column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="flex flex-col gap-3 md:table-row-group">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            role="row"
            className="block rounded-lg border border-line bg-surface px-4 py-3 md:table-row md:rounded-none md:border-0 md:border-b md:bg-transparent md:hover:bg-surface"
          >
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const common = "md:table-cell md:px-4 md:py-3.5 md:align-middle";
  if (column.title) {
    return (
      <th role="rowheader" scope="row" className={cn("block pb-1.5 text-left font-semibold", common)}>
        {column.cell(row)}
      </th>
    );
  }
  if (column.actions) {
    return (
      <td role="cell" className={cn("flex flex-wrap gap-2 pt-3 pb-1 empty:hidden md:text-right", common)}>
        {column.cell(row)}
      </td>
    );
  }
  return (
    <td
      role="cell"
      className={cn("flex justify-between gap-4 py-1 text-right", column.align === "end" ? "md:text-right md:whitespace-nowrap md:tabular-nums" : "md:text-left", common)}
    >
      <span aria-hidden="true" className="text-left text-sm text-ink-faint md:hidden">
        {column.header}
      </span>
      <span className="min-w-0">{column.cell(row)}</span>
    </td>
  );
}
