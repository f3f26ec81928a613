import { InputField } from "@/components/ui/input";

interface CodeFieldProps {
  label: string;
  hint?: string;
  name: string;
  /** Which code the form asks for: the app's six digits, a recovery code, or either. */
  kind: "app" | "recovery" | "either";
  autoFocus?: boolean;
}

/** A one-time code. Phones show a digit keyboard and offer the code from an app or a message. */
export function CodeField({ kind, ...field }: CodeFieldProps) {
  // A pasted code may have blanks and other dashes; a narrow pattern or length would cut or refuse what the server can read.
  const digits = kind === "app" ? ({ inputMode: "numeric", maxLength: 40 } as const) : ({ maxLength: 40, autoCapitalize: "characters" } as const);
  return (
    <InputField
      {...field}
      {...digits}
      type="text"
      autoComplete={kind === "recovery" ? "off" : "one-time-code"}
      autoCorrect="off"
      spellCheck={false}
      required
      className="[&_input]:max-w-56 [&_input]:font-mono [&_input]:text-lg [&_input]:tracking-widest"
    />
  );
}
