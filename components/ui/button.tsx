import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { buttonClasses, type ButtonLook } from "./button-classes";
import { cn } from "./cn";
import { Spinner } from "./spinner";

export interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  /** Shows a spinner and ignores a second press; the focus stays where it is. */
  pending?: boolean;
  /** Gives its look to its one child element instead of rendering a button. */
  asChild?: boolean;
}

/** A button. `type` defaults to "button"; in a form use `SubmitButton`. A button with only an icon needs `aria-label`. */
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
