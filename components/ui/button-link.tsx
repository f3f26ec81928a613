import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonClasses, type ButtonLook } from "./button-classes";
import { cn } from "./cn";

/** A link that looks like a button: for going somewhere. For doing something use `Button`. */
export function ButtonLink({ variant, size, block, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link {...rest} className={cn(buttonClasses({ variant, size, block }), className)} />;
}
