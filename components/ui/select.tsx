"use client";

import type { ComponentProps } from "react";
import { useFieldFeedback } from "./action-form";
import { cn } from "./cn";
import { controlClasses } from "./control-classes";
import { Field, type FieldProps } from "./field";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

interface Choices {
  options: readonly SelectOption[];
  /** The first, empty choice: "Any city". Without it, the first option is chosen. */
  placeholder?: string;
}

type SelectProps = Omit<ComponentProps<"select">, "children"> & Choices;

/** The browser's own select in our style. Usually you want `SelectField`. */
export function Select({ className, options, placeholder, ...rest }: SelectProps) {
  return (
    <span className="relative block">
      <select {...rest} className={cn(controlClasses, "h-12 cursor-pointer appearance-none truncate pr-10", className)}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3.5 size-4 -translate-y-1/2 fill-none stroke-current stroke-[1.75]"
      >
        <path d="m3.5 6 4.5 4.5L12.5 6" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </span>
  );
}

/** Label, hint, error and select in one. */
export function SelectField(props: FieldProps & Omit<SelectProps, keyof FieldProps>) {
  const { label, hint, error, required, optional, hideLabel, id, className, ...select } = props;
  const { errors, value } = useFieldFeedback(select.name, { error, value: select.defaultValue });
  const start = select.value === undefined ? { defaultValue: value } : {};
  return (
    <Field {...{ label, hint, error: errors, required, optional, hideLabel, id, className }}>
      {/* A form reset sets a select back to its first rendered value. The new key renders it again with the chosen value. */}
      {(control) => <Select key={value} {...select} {...start} {...control} />}
    </Field>
  );
}
