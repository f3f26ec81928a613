import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonClasses, type ButtonLook } from "./button-classes";
import { cn } from "./cn";
import { LinkPending } from "./link-pending";

/** A link that looks like a button, for going to a page. To do something, use `Button`. */
export function ButtonLink({ variant, size, block, className, children, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return (
    <Link {...rest} className={cn(buttonClasses({ variant, size, block }), "relative", className)}>
      {children}
      <LinkPending />
    </Link>
  );
}
