"use client";

import { useId, type ComponentProps, type ReactNode } from "react";
import { useFieldFeedback } from "./action-form";
import { cn } from "./cn";
import { describedBy, FieldError } from "./field";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | readonly string[];
}

/** A native checkbox with its text beside it; the whole row can be pressed. */
export function Checkbox({ label, hint, error, className, ...rest }: CheckboxProps) {
  const id = useId();
  const { errors, values, sent } = useFieldFeedback(rest.name, { error });
  const typed = { defaultChecked: values?.includes(String(rest.value ?? "on")) ?? false };
  const start = sent && rest.checked === undefined ? typed : { defaultChecked: rest.defaultChecked };
  return (
    <div className={cn("flex flex-col gap-1", className)}>
      <label className="flex min-h-11 items-start gap-3 py-2 has-disabled:text-ink-faint">
        <input
          key={String(start.defaultChecked)}
          {...rest}
          {...start}
          type="checkbox"
          aria-describedby={describedBy(id, hint, errors)}
          aria-invalid={errors.length > 0 || undefined}
          className="mt-[0.2em] size-5.5 shrink-0 cursor-pointer rounded-sm accent-primary"
        />
        <span>
          {label}
          {hint ? (
            <span id={`${id}-hint`} className="block text-sm text-ink-soft">
              {hint}
            </span>
          ) : null}
        </span>
      </label>
      <FieldError id={`${id}-error`} errors={errors} />
    </div>
  );
}
