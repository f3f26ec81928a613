"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { useFieldFeedback } from "@/components/ui/action-form";
import { Field, type FieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface PasswordFieldProps extends FieldProps {
  name?: string;
  /** Tells a password manager whether to fill in the saved password or to suggest a new one. */
  autoComplete: "current-password" | "new-password";
  showLabel: string;
}

/** A password with a button that shows what is typed. The button needs JavaScript, so it appears only with it. */
export function PasswordField({ name = "password", autoComplete, showLabel, ...field }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const hydrated = useSyncExternalStore(never, () => true, () => false);
  const { errors } = useFieldFeedback(name);
  return (
    <Field {...field} error={errors}>
      {(control) => (
        <span className="relative block">
          <Input
            {...control}
            name={name}
            type={shown ? "text" : "password"}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            className={hydrated ? "pr-16" : undefined}
          />
          {hydrated ? (
            <button
              type="button"
              aria-controls={control.id}
              aria-pressed={shown}
              aria-label={showLabel}
              onClick={() => setShown(!shown)}
              className="absolute inset-y-0 right-0 flex min-w-16 items-center justify-center rounded-r-md px-3 text-primary"
            >
              {shown ? <EyeOff aria-hidden="true" className="size-5" /> : <Eye aria-hidden="true" className="size-5" />}
            </button>
          ) : null}
        </span>
      )}
    </Field>
  );
}

const never = () => () => {};
