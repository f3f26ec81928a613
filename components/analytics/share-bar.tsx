import { Legend, looks, type Series } from "./series";

interface ShareBarProps {
  title: string;
  parts: readonly (Series & { value: number })[];
  /** Formats a part with its share: "412 (78 %)". */
  format: (value: number, share: number) => string;
}

/** The parts of a whole, as one bar and in figures. */
export function ShareBar({ title, parts, format }: ShareBarProps) {
  const whole = parts.reduce((sum, { value }) => sum + value, 0) || 1;
  const starts = parts.map((_, n) => parts.slice(0, n).reduce((sum, { value }) => sum + (value / whole) * 100, 0));
  return (
    <div>
      <h3 className="text-lg">{title}</h3>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" className="mt-3 mb-3 h-4 w-full overflow-hidden rounded-sm bg-sunk">
        {parts.map(({ key, look, value }, n) => (
          <rect key={key} x={starts[n]} width={Math.max((value / whole) * 100 - 0.3, 0)} height="10" className={looks[look]} />
        ))}
      </svg>
      <Legend items={parts.map((part) => ({ ...part, total: format(part.value, part.value / whole) }))} />
    </div>
  );
}
