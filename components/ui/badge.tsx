import type { ReactNode } from "react";
import { cn } from "./cn";

const tones = {
  neutral: "bg-sunk text-ink-soft",
  leaf: "bg-leaf-100 text-primary",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
  info: "bg-info-soft text-info",
} as const;

export type BadgeTone = keyof typeof tones;

/** A short status in words; the tone only supports them. `dot` puts a small leaf in front, for a live state. */
export function Badge(props: { tone?: BadgeTone; dot?: boolean; className?: string; children: ReactNode }) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-semibold whitespace-nowrap",
        "print:border print:border-current",
        tones[props.tone ?? "neutral"],
        props.className,
      )}
    >
      {props.dot ? <span aria-hidden="true" className="size-2 rounded-leaf bg-current" /> : null}
      {props.children}
    </span>
  );
}
