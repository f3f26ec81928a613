"use client";

import type { ComponentProps } from "react";
import { useFieldFeedback } from "./action-form";
import { cn } from "./cn";
import { controlClasses } from "./control-classes";
import { Field, type FieldProps } from "./field";

/** A bare text area that grows with the typed text, if the browser can. Usually you want `TextareaField`. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      dir="auto"
      rows={rows}
      {...rest}
      className={cn(controlClasses, "field-sizing-content max-h-96 min-h-28 leading-normal", className)}
    />
  );
}

/** Label, hint, error and text area in one. */
export function TextareaField(props: FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps>) {
  const { label, hint, error, required, optional, hideLabel, id, className, ...textarea } = props;
  const { errors, value } = useFieldFeedback(textarea.name, { error, value: textarea.defaultValue });
  const start = textarea.value === undefined ? { defaultValue: value } : {};
  return (
    <Field {...{ label, hint, error: errors, required, optional, hideLabel, id, className }}>
      {(control) => <Textarea {...textarea} {...start} {...control} />}
    </Field>
  );
}
