import { cn } from "@/components/ui/cn";
import type { Plant } from "./plants";

/** One plant of the sheet, in the text colour; decorative. Give it a size. */
export function Specimen({ plant, className }: { plant: Plant; className?: string }) {
  return (
    <svg viewBox="0 0 96 96" aria-hidden="true" className={cn("size-24 text-leaf-700", className)}>
      <use href={`/plants.svg#${plant}`} />
    </svg>
  );
}
