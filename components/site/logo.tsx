import { cn } from "@/components/ui/cn";

/** The mark: a leaf in two halves and the drop (amrita) that falls from its tip. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 44" aria-hidden="true" className={cn("h-9 w-auto", className)}>
      <path d="M18.7 1.5C8 5 2.5 12.5 2.5 20.8c0 6.7 4.2 11.4 11.3 13.2Z" fill="currentColor" opacity="0.62" />
      <path d="M21.2 1.5c10 4.3 15.8 11.3 15.8 19.3 0 7.6-6.9 13-20.6 13.5Z" fill="currentColor" />
      <path d="M15 36.2c2 2 2.7 3.3 2.7 4.5a2.7 2.7 0 0 1-5.4 0c0-1.2.7-2.5 2.7-4.5Z" className="fill-accent" />
    </svg>
  );
}

/** Mark and name. The link around it says where it leads. */
export function Logo({ name, className }: { name: string; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2.5 text-primary", className)}>
      <LogoMark />
      <span className="font-display text-[1.6rem] leading-none font-semibold tracking-tight">{name}</span>
    </span>
  );
}
