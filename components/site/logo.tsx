import { cn } from "@/components/ui/cn";
import { leafHalves } from "@/components/ui/leaf-shape";

const [light, dark] = leafHalves({ x: 20, y: 7.5, angle: 90, length: 28, width: 31, shape: "heart" });

/** The mark: a peepal leaf in two halves, and the drop (amrita) that falls from its tip. */
function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 46" aria-hidden="true" className={cn("h-10 w-auto", className)}>
      <path d={light} fill="currentColor" opacity="0.62" />
      <path d={dark} fill="currentColor" />
      <path d="M20 36.5c2.2 2.6 3 4.3 3 5.7a3 3 0 0 1-6 0c0-1.4.8-3.1 3-5.7Z" className="fill-accent" />
    </svg>
  );
}

/** Mark and name. The surrounding link says where it leads. */
export function Logo({ name, className }: { name: string; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2.5 text-primary", className)}>
      <LogoMark />
      <span className="font-display text-[1.6rem] leading-none font-semibold tracking-tight">{name}</span>
    </span>
  );
}
