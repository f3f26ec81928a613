import { cn } from "@/components/ui/cn";
import type { Plant } from "./plants";
import { Specimen } from "./specimen";

/* Only plants that stand on the ground. Each has its own size, so that the border is as uneven as a real one. */
const row: readonly (readonly [Plant, string])[] = [
  ["aloe", "size-20"],
  ["tulsi", "size-28"],
  ["gotuKola", "size-16"],
  ["fennel", "size-32"],
  ["daisy", "size-20"],
  ["seedling", "size-14"],
  ["tulsi", "size-20"],
  ["lotus", "size-24"],
  ["fennel", "size-20"],
  ["gotuKola", "size-24"],
  ["aloe", "size-16"],
  ["daisy", "size-28"],
  ["tulsi", "size-24"],
  ["seedling", "size-16"],
  ["fennel", "size-28"],
  ["lotus", "size-16"],
];

/** A border of plants growing from its lower edge; it shows as many as there is room for. */
export function Garden({ className }: { className?: string }) {
  return (
    <div aria-hidden="true" className={cn("flex h-32 items-end justify-center gap-3 overflow-hidden sm:gap-6", className)}>
      {row.map(([plant, size], index) => (
        <Specimen key={index} plant={plant} className={cn("-mb-1.5 shrink-0", size)} />
      ))}
    </div>
  );
}
