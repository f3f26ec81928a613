/** The box that input, textarea and select share. */
export const controlClasses = [
  "w-full rounded-md border border-line-strong bg-surface px-3.5 py-2.5 text-base text-ink",
  "placeholder:text-ink-faint transition-colors duration-150 hover:border-primary",
  "focus-visible:border-primary focus-visible:outline-offset-0",
  "aria-invalid:border-danger aria-invalid:bg-danger-soft/40",
  "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunk disabled:text-ink-faint",
  "[&[readonly]]:bg-sunk",
].join(" ");
