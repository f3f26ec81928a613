import { useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { cn } from "./cn";

/** The props a control inside a `Field` must have; spread them on the input. */
export interface ControlProps {
  id: string;
  required: boolean | undefined;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

export interface FieldProps {
  label: ReactNode;
  /** Help that is always visible, between label and control. */
  hint?: ReactNode;
  /** One message or a list; marks the control invalid. Inside an `ActionForm` it is set automatically. */
  error?: string | readonly string[];
  required?: boolean;
  /** Shows "(optional)" after the label; for the few optional fields among required ones. */
  optional?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  /** Needed only if something links to the control. */
  id?: string;
  className?: string;
}

/**
 * Label, hint and error around one control, connected by id. Usually you want the ready-made `InputField`,
 * `TextareaField` or `SelectField`; this is for other controls:
 * `<Field label="Amount">{(control) => <Input {...control} name="amount" />}</Field>`
 */
export function Field(props: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const { label, hint, required, optional, hideLabel, className, children } = props;
  const t = useTranslations("ui");
  const ownId = useId();
  const id = props.id ?? ownId;
  const errors = typeof props.error === "string" ? [props.error] : (props.error ?? []);
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "font-semibold"}>
        {label}
        {optional ? <span className="font-normal text-ink-faint"> {t("optional")}</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="-mt-1 text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {children({
        id,
        required,
        "aria-describedby": describedBy(id, hint, errors),
        "aria-invalid": errors.length > 0 || undefined,
      })}
      <FieldError id={`${id}-error`} errors={errors} />
    </div>
  );
}

/** The ids of a control's hint and error, if there are any. */
export function describedBy(id: string, hint: ReactNode, errors: readonly string[]): string | undefined {
  const ids = [hint ? `${id}-hint` : "", errors.length > 0 ? `${id}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** The messages under a control; renders nothing if there are none. */
export function FieldError({ id, errors }: { id: string; errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <p id={id} className="flex gap-2 text-sm font-medium text-danger">
      <svg viewBox="0 0 16 16" aria-hidden="true" className="mt-[0.22em] size-4 shrink-0 fill-current">
        <path d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 3.2h1.8l-.2 5H7.3l-.2-5ZM8 12.4a1 1 0 1 1 0-2 1 1 0 0 1 0 2Z" />
      </svg>
      <span>{errors.join(" ")}</span>
    </p>
  );
}
