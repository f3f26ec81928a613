"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";
import { buttonClasses } from "@/components/ui/button-classes";
import { cn } from "@/components/ui/cn";

interface MenuProps {
  id: string;
  /** Names the button if `button` alone does not. */
  label?: string;
  button: ReactNode;
  children: ReactNode;
  className?: string;
}

/**
 * A button and the menu it opens under the header. The browser opens and closes the menu (popover), also without
 * JavaScript. Our code only closes it after a link inside has led to another page.
 */
export function Menu({ id, label, button, children, className }: MenuProps) {
  const ref = useRef<HTMLDivElement>(null);
  const path = usePathname();
  useEffect(() => {
    if (ref.current?.matches(":popover-open")) ref.current.hidePopover();
  }, [path]);
  return (
    <div className={className}>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        className={cn(buttonClasses({ variant: "quiet", size: "sm" }), "gap-2.5 pr-3 pl-2.5")}
      >
        {button}
      </button>
      <div
        ref={ref}
        id={id}
        popover="auto"
        className="menu-place w-[min(20rem,calc(100vw-2.5rem))] rounded-lg border border-line bg-surface p-2 text-ink shadow-overlay"
      >
        {children}
      </div>
    </div>
  );
}
