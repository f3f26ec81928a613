"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/** The length of a cell in minutes. */
const STEP = 30;
const [DAY_FROM, DAY_TO, MIDNIGHT] = [7 * 60, 21 * 60, 1440];

export interface GridDay {
  /** Unique, such as a date. */
  key: string;
  /** "Mon", and "Monday" for screen readers. */
  short: string;
  long: string;
}

interface WeekGridProps {
  label: string;
  hint: string;
  days: readonly GridDay[];
  /** The time at minutes after midnight, in words. */
  timeText: (minutes: number) => string;
  isOn: (day: number, from: number, to: number) => boolean;
  /** A part of a day was added, or blocked. */
  onPaint: (day: number, part: { from: number; to: number }, isAdded: boolean) => void;
}

interface Cell {
  day: number;
  row: number;
}
interface Stroke extends Cell {
  to: number;
  isAdded: boolean;
}

/**
 * A week to see, and to paint by dragging: from an empty cell on adds, from a filled one on blocks. By keyboard the arrows move, Space
 * adds or blocks a cell, and with Shift the arrows up and down go on doing so. A tap does one cell.
 */
export function WeekGrid({ label, hint, days, timeText, isOn, onPaint }: WeekGridProps) {
  const t = useTranslations("hours.grid");
  const table = useRef<HTMLTableElement>(null);
  const [isWhole, setWhole] = useState(false);
  const [at, setAt] = useState<Cell>({ day: 0, row: 9 * 2 });
  const [stroke, setStroke] = useState<Stroke>();
  // Hours outside the usual part of the day are always shown if there are any.
  const outside = days.some((_, day) => isOn(day, 0, DAY_FROM) || isOn(day, DAY_TO, MIDNIGHT));
  const isAll = isWhole || outside;
  const [first, last] = isAll ? [0, MIDNIGHT / STEP] : [DAY_FROM / STEP, DAY_TO / STEP];
  const rows = Array.from({ length: last - first }, (_, n) => first + n);
  const from = (row: number) => row * STEP;
  const isFilled = ({ day, row }: Cell) => isOn(day, from(row), from(row + 1));
  const isInStroke = ({ day, row }: Cell) => stroke !== undefined && day === stroke.day && row >= Math.min(stroke.row, stroke.to) && row <= Math.max(stroke.row, stroke.to);

  const focus = (cell: Cell) => {
    setAt(cell);
    table.current?.querySelector<HTMLElement>(`[data-cell="${cell.day} ${cell.row}"]`)?.focus();
  };
  const paint = ({ day, row, to, isAdded }: Stroke) => onPaint(day, { from: from(Math.min(row, to)), to: from(Math.max(row, to) + 1) }, isAdded);
  const cellOf = (event: PointerEvent): Cell | undefined => {
    const place = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-cell]")?.getAttribute("data-cell");
    const [day, row] = place?.split(" ").map(Number) ?? [];
    return day === undefined || row === undefined ? undefined : { day, row };
  };

  const press = (event: PointerEvent) => {
    const cell = cellOf(event);
    // A finger must be able to scroll: it paints by a tap.
    if (!cell || event.button !== 0 || event.pointerType === "touch") return;
    setAt(cell);
    setStroke({ ...cell, to: cell.row, isAdded: !isFilled(cell) });
  };
  const drag = (event: PointerEvent) => {
    const cell = stroke && cellOf(event);
    if (cell && cell.row !== stroke.to) setStroke({ ...stroke, to: cell.row });
  };
  const release = () => {
    if (stroke) paint(stroke);
    setStroke(undefined);
  };
  const tap = (event: PointerEvent) => {
    const cell = event.pointerType === "touch" ? cellOf(event) : undefined;
    if (cell) paint({ ...cell, to: cell.row, isAdded: !isFilled(cell) });
  };

  const move = (event: KeyboardEvent) => {
    const { day, row } = at;
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      paint({ ...at, to: row, isAdded: !isFilled(at) });
      return;
    }
    const steps: Record<string, Cell> = {
      ArrowUp: { day, row: row - 1 },
      ArrowDown: { day, row: row + 1 },
      ArrowLeft: { day: day - 1, row },
      ArrowRight: { day: day + 1, row },
      Home: { day, row: first },
      End: { day, row: last - 1 },
    };
    const next = steps[event.key];
    if (!next) return;
    event.preventDefault();
    if (next.day < 0 || next.day >= days.length || next.row < first || next.row >= last) return;
    if (event.shiftKey && next.day === day) paint({ ...next, to: next.row, isAdded: isFilled(at) });
    focus(next);
  };
  const shownAt = at.row < first || at.row >= last ? { ...at, row: first } : at;

  return (
    <div className="min-w-0">
      <p id="week-grid-hint" className="mb-3 text-sm text-ink-soft">
        {hint}
      </p>
      <table
        ref={table}
        role="grid"
        aria-label={label}
        aria-describedby="week-grid-hint"
        onPointerDown={press}
        onPointerMove={drag}
        onPointerUp={release}
        onPointerLeave={release}
        onClick={(event) => tap(event.nativeEvent as unknown as PointerEvent)}
        onKeyDown={move}
        className="w-full table-fixed border-separate border-spacing-x-0.5 border-spacing-y-0 select-none"
      >
        <thead>
          <tr>
            <th scope="col" className="w-13 sm:w-18">
              <span className="sr-only">{t("time")}</span>
            </th>
            {days.map(({ key, short, long }) => (
              <th key={key} scope="col" abbr={long} className="pb-1.5 text-center text-xs font-semibold sm:text-sm">
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row" className="relative h-6 pr-2 text-right align-top text-xs font-normal text-ink-faint tabular-nums">
                <span className={row % 2 === 0 ? "relative -top-2 whitespace-nowrap" : "sr-only"}>{timeText(from(row)).replace(":00", "")}</span>
              </th>
              {days.map(({ key, long }, day) => {
                const cell = { day, row };
                const isOnNow = isInStroke(cell) ? stroke!.isAdded : isFilled(cell);
                return (
                  <td
                    key={key}
                    role="gridcell"
                    data-cell={`${day} ${row}`}
                    tabIndex={shownAt.day === day && shownAt.row === row ? 0 : -1}
                    aria-selected={isOnNow}
                    aria-label={t("cell", { day: long, from: timeText(from(row)), to: timeText(from(row + 1)), state: isOnNow ? "on" : "off" })}
                    onFocus={() => setAt(cell)}
                    className={cn(
                      "h-6 cursor-pointer border-x border-line focus-visible:outline-3 focus-visible:-outline-offset-2 focus-visible:outline-(--focus)",
                      row % 2 === 0 ? "border-t border-t-line-strong/40" : "border-t border-dotted border-t-line",
                      isOnNow ? "bg-leaf-600 hover:bg-leaf-700" : "bg-surface hover:bg-leaf-100",
                      isInStroke(cell) && "opacity-70",
                    )}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {outside ? null : (
        <Button type="button" variant="quiet" size="sm" className="mt-2" onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? "lessHours" : "allHours")}
        </Button>
      )}
    </div>
  );
}
