import { cva, type VariantProps } from "class-variance-authority";

/** The look of a button, for the rare element that is neither `Button` nor `ButtonLink` (a summary, a label). */
export const buttonClasses = cva(
  [
    "inline-flex select-none items-center justify-center gap-2 rounded-full text-center font-semibold",
    "transition-[background-color,border-color,color,transform] duration-150 ease-leaf active:translate-y-px",
    "disabled:pointer-events-none disabled:opacity-55 aria-disabled:pointer-events-none",
    "[&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "bg-primary text-on-primary hover:bg-primary-hover",
        accent: "bg-accent text-ink hover:bg-accent-hover",
        secondary: "border border-line-strong bg-surface text-ink hover:border-primary hover:bg-leaf-50",
        quiet: "text-primary hover:bg-leaf-100",
        danger: "bg-danger text-on-primary hover:bg-danger-hover",
      },
      size: {
        sm: "min-h-11 px-4 py-1.5 text-sm",
        md: "min-h-12 px-6 py-2 text-base",
        lg: "min-h-14 px-6 py-3 text-lg sm:px-8",
        icon: "size-11 shrink-0 text-base",
      },
      block: { true: "w-full", false: "" },
    },
    defaultVariants: { variant: "primary", size: "md", block: false },
  },
);

/** `variant`: primary (one per view) · accent (the landing page's call) · secondary · quiet · danger. `size`: sm md lg icon. */
export type ButtonLook = VariantProps<typeof buttonClasses>;
