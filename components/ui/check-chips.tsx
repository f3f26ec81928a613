"use client";

import { useId, type ReactNode } from "react";
import { useFieldFeedback } from "./action-form";
import { cn } from "./cn";
import { describedBy, FieldError } from "./field";

interface CheckChipsProps {
  /** Ends with `[]` if the form is read by `formInput`. */
  name: string;
  legend: ReactNode;
  options: readonly { value: string; label: ReactNode }[];
  defaultValues: readonly string[];
  hint?: ReactNode;
  error?: string | readonly string[];
  /** Shown below the chips, in the same group. */
  children?: ReactNode;
  legendClassName?: string;
}

/** Native checkboxes drawn as chips that wrap: for choosing several of many short words. */
export function CheckChips({ name, legend, options, defaultValues, hint, error, children, legendClassName }: CheckChipsProps) {
  const id = useId();
  const { errors, values, sent } = useFieldFeedback(name, { error });
  const chosen = sent ? (values ?? []) : defaultValues;
  return (
    <fieldset aria-describedby={describedBy(id, hint, errors)} className="min-w-0">
      <legend className={cn("mb-2 font-semibold", legendClassName)}>{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="-mt-1.5 mb-2.5 text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      <div key={chosen.join()} className="flex flex-wrap gap-2">
        {options.map(({ value, label }) => (
          <label
            key={value}
            className="relative flex min-h-11 min-w-16 items-center justify-center rounded-full border border-line-strong bg-surface px-4 font-medium transition-colors duration-150 hover:border-primary has-checked:border-primary has-checked:bg-leaf-100 has-checked:ring-1 has-checked:ring-primary has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus)"
          >
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              aria-invalid={errors.length > 0 || undefined}
              className="absolute inset-0 cursor-pointer appearance-none rounded-full outline-none"
            />
            {label}
          </label>
        ))}
      </div>
      {errors.length > 0 ? (
        <div className="mt-2">
          <FieldError id={`${id}-error`} errors={errors} />
        </div>
      ) : null}
      {children}
    </fieldset>
  );
}
