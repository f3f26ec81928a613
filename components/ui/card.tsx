import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A sheet of paper with a thin border. `raised` adds a soft shadow, for the one thing on a page to act on. */
export function Card({ raised, className, ...rest }: ComponentProps<"div"> & { raised?: boolean }) {
  return (
    <div
      {...rest}
      className={cn("rounded-lg border border-line bg-surface p-5 sm:p-6", raised && "shadow-raised", className)}
    />
  );
}

/** The heading of a card: an `h2`, or `h3` inside a section that has its own. */
export function CardTitle({ as: Heading = "h2", className, ...rest }: ComponentProps<"h2"> & { as?: "h2" | "h3" }) {
  return <Heading {...rest} className={cn("text-xl", className)} />;
}
