import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { buttonClasses, type ButtonLook } from "./button-classes";
import { cn } from "./cn";
import { Spinner } from "./spinner";

export interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  /** Shows a spinner and refuses a second press, keeping the focus where it is. */
  pending?: boolean;
  /** Lends its look to the one child element instead of rendering a button. */
  asChild?: boolean;
}

/** A button. `type` is "button" unless told otherwise; in a form use `SubmitButton`. An icon-only one needs `aria-label`. */
export function Button({ variant, size, block, pending, asChild, className, children, ...rest }: ButtonProps) {
  const classes = cn(buttonClasses({ variant, size, block }), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button type="button" {...rest} className={classes} aria-disabled={pending || undefined} aria-busy={pending || undefined}>
      {pending ? <Spinner /> : null}
      {children}
    </button>
  );
}
