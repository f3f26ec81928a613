"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/**
 * The button that sends the form around it; busy while the form's action runs. Without JavaScript it is a plain submit
 * button. `pendingLabel` replaces the text meanwhile ("Booking…").
 */
export function SubmitButton({ pendingLabel, children, onClick, ...rest }: ButtonProps & { pendingLabel?: string }) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      type="submit"
      pending={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  );
}
