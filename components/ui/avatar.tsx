import { cn } from "./cn";

const tints = [
  "bg-leaf-200 text-leaf-900",
  "bg-turmeric-200 text-ink",
  "bg-leaf-700 text-leaf-50",
  "bg-[#d9d6b0] text-[#39400f]",
  "bg-[#cfe0dc] text-[#173f3c]",
  "bg-[#ecd3bd] text-[#5a2f12]",
] as const;

const sizes = { sm: "size-9 text-sm", md: "size-12 text-base", lg: "size-16 text-xl", xl: "size-28 text-4xl" } as const;

/** Initials on a leaf; the same name always has the same tint. Decorative: the name is beside it. */
export function Avatar({ name, size = "md", className }: { name: string; size?: keyof typeof sizes; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-flex shrink-0 items-center justify-center rounded-leaf font-display font-semibold select-none",
        sizes[size],
        tints[tintOf(name)],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

/** First letters of the first and the last word, titles (Dr, Vaidya …) left out: "Dr. Meera S. Iyer" → "MI". */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word && !/^(dr|prof|vaidya|mr|mrs|ms)\.?$/i.test(word));
  const first = words[0] ?? name.trim();
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return ([...first].slice(0, 1).join("") + [...last].slice(0, 1).join("")).toLocaleUpperCase();
}

function tintOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % tints.length;
}
