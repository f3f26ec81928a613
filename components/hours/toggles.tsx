"use client";

import { FieldError } from "@/components/ui/field";
import { useFieldFeedback } from "@/components/ui/action-form";

interface TogglesProps<V extends string | number> {
  name: string;
  legend: string;
  options: readonly { value: V; label: string }[];
  chosen: readonly V[];
  onChange: (chosen: V[]) => void;
}

/** Checkboxes drawn as chips, held by the component around them; their error is found by the name. */
export function Toggles<V extends string | number>({ name, legend, options, chosen, onChange }: TogglesProps<V>) {
  const { errors } = useFieldFeedback(name);
  const id = `${name}-error`;
  return (
    <fieldset className="min-w-0" aria-describedby={errors.length > 0 ? id : undefined}>
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map(({ value, label }) => (
          <label
            key={value}
            className="relative flex min-h-11 min-w-11 items-center justify-center rounded-full border border-line-strong bg-surface px-3 text-sm font-medium hover:border-primary has-checked:border-primary has-checked:bg-leaf-100 has-checked:ring-1 has-checked:ring-primary has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus)"
          >
            <input
              type="checkbox"
              name={name}
              value={value}
              checked={chosen.includes(value)}
              aria-invalid={errors.length > 0 || undefined}
              onChange={(event) => onChange(event.target.checked ? options.map((one) => one.value).filter((one) => one === value || chosen.includes(one)) : chosen.filter((one) => one !== value))}
              className="absolute inset-0 cursor-pointer appearance-none rounded-full outline-none"
            />
            {label}
          </label>
        ))}
      </div>
      {errors.length > 0 ? (
        <div className="mt-2">
          <FieldError id={id} errors={errors} />
        </div>
      ) : null}
    </fieldset>
  );
}
