"use client";

import { useId, type ReactNode } from "react";
import { useFieldFeedback } from "./action-form";
import { cn } from "./cn";
import { describedBy, FieldError } from "./field";

export interface RadioOption {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  disabled?: boolean;
}

interface RadioCardsProps {
  name: string;
  legend: ReactNode;
  options: readonly RadioOption[];
  defaultValue?: string;
  /** For a controlled group, in a client component. */
  value?: string;
  onValueChange?: (value: string) => void;
  hint?: ReactNode;
  error?: string | readonly string[];
  required?: boolean;
  hideLegend?: boolean;
  /**
   * "cards": roomy, with a description, side by side if there is room. "pairs": the same in two columns, for many. "chips": short
   * labels that wrap. "times": chips of equal width, in columns.
   */
  look?: "cards" | "pairs" | "chips" | "times";
  className?: string;
}

/** Native radio buttons drawn as cards or chips. The browser provides arrow keys, form data and use without JavaScript. */
export function RadioCards(props: RadioCardsProps) {
  const { name, legend, options, value, onValueChange, hint, required, hideLegend, look = "cards" } = props;
  const id = useId();
  const isCard = look === "cards" || look === "pairs";
  const { errors, value: start } = useFieldFeedback(name, { error: props.error, value: props.defaultValue });
  return (
    <fieldset aria-describedby={describedBy(id, hint, errors)} className={cn("min-w-0", props.className)}>
      <legend className={hideLegend ? "sr-only" : "mb-2 font-semibold"}>{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="-mt-1.5 mb-2.5 text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      <div key={start} className={look === "cards" ? "grid gap-3 sm:grid-flow-col sm:auto-cols-fr" : look === "pairs" ? "grid gap-3 sm:grid-cols-2" : look === "chips" ? "flex flex-wrap gap-2" : "grid grid-cols-[repeat(auto-fill,minmax(5.75rem,1fr))] gap-2"}>
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              "relative flex min-w-0 border border-line-strong bg-surface transition-colors duration-150 hover:border-primary",
              "has-checked:border-primary has-checked:bg-leaf-100 has-checked:ring-1 has-checked:ring-primary",
              "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus)",
              "has-disabled:cursor-not-allowed has-disabled:border-line has-disabled:bg-sunk has-disabled:text-ink-faint",
              isCard
                ? "items-start gap-3 rounded-lg p-4"
                : cn("min-h-11 items-center justify-center rounded-full font-medium tabular-nums has-disabled:line-through", look === "chips" ? "min-w-22 px-4" : "px-2"),
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              required={required}
              disabled={option.disabled}
              aria-invalid={errors.length > 0 || undefined}
              {...(onValueChange
                ? { checked: value === option.value, onChange: () => onValueChange(option.value) }
                : { defaultChecked: start === option.value })}
              className={
                isCard
                  ? "mt-[0.22em] size-5 shrink-0 accent-primary outline-none"
                  : "absolute inset-0 cursor-[inherit] appearance-none rounded-full outline-none"
              }
            />
            <span className="min-w-0">
              <span className={isCard ? "block font-semibold wrap-anywhere" : undefined}>{option.label}</span>
              {option.description ? <span className="block text-sm text-ink-soft">{option.description}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {errors.length > 0 ? (
        <div className="mt-2">
          <FieldError id={`${id}-error`} errors={errors} />
        </div>
      ) : null}
    </fieldset>
  );
}
