/** Colours that also differ in lightness, for readers who do not see red and green well; each has the token's fill. */
export const looks = {
  deep: "fill-leaf-700",
  pale: "fill-leaf-300",
  gold: "fill-turmeric-500",
  blue: "fill-info",
  stone: "fill-line-strong",
} as const;
export type Look = keyof typeof looks;

export interface Series {
  key: string;
  label: string;
  look: Look;
}

/** The meaning of each colour, with its total. */
export function Legend({ items }: { items: readonly (Series & { total: string })[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
      {items.map(({ key, label, look, total }) => (
        <li key={key} className="flex items-center gap-2">
          <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3.5 shrink-0">
            <rect width="12" height="12" rx="3" className={looks[look]} />
          </svg>
          <span className="text-ink-soft">{label}</span>
          <span className="font-semibold tabular-nums">{total}</span>
        </li>
      ))}
    </ul>
  );
}
