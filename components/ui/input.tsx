"use client";

import type { ComponentProps } from "react";
import { useFieldFeedback } from "./action-form";
import { cn } from "./cn";
import { controlClasses } from "./control-classes";
import { Field, type FieldProps } from "./field";

/** A bare single-line input. It needs a label: usually you want `InputField`. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input onWheel={rest.type === "number" ? leaveOnWheel : undefined} {...rest} className={cn(controlClasses, "h-12", className)} />;
}

/**
 * The wheel changes the number in a focused number field, while the reader only wants to scroll. A field that is not focused
 * ignores the wheel, and the page scrolls. The arrow keys still change the number.
 */
const leaveOnWheel: ComponentProps<"input">["onWheel"] = ({ currentTarget }) => currentTarget.blur();

/** Label, hint, error and input in one: `<InputField label="Email" name="email" type="email" required />`. */
export function InputField(props: FieldProps & Omit<ComponentProps<"input">, keyof FieldProps>) {
  const { label, hint, error, required, optional, hideLabel, id, className, ...input } = props;
  const { errors, value } = useFieldFeedback(input.name, { error, value: input.defaultValue });
  const start = input.value === undefined ? { defaultValue: value } : {};
  return (
    <Field {...{ label, hint, error: errors, required, optional, hideLabel, id, className }}>
      {(control) => <Input {...input} {...start} {...control} />}
    </Field>
  );
}
