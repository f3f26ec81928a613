import { useTranslations } from "next-intl";
import { cn } from "./cn";

const star = "M10 1.6l2.5 5.3 5.8.8-4.2 4.1 1 5.8L10 14.8l-5.1 2.8 1-5.8L1.7 7.7l5.8-.8z";

interface RatingProps {
  /** 0 to 5; null or undefined if nobody has rated yet. */
  average: number | null | undefined;
  count: number;
  /** "short" is one star and the figure, for lists; "full" is five stars. */
  look?: "short" | "full";
  className?: string;
}

/** A rating in stars and figures; screen readers read one sentence. */
export function Rating({ average, count, look = "short", className }: RatingProps) {
  const t = useTranslations("ui");
  if (average === null || average === undefined || count === 0) {
    return <span className={cn("text-sm text-ink-faint", className)}>{t("notRatedYet")}</span>;
  }
  const figure = average.toFixed(1);
  return (
    <span className={cn("inline-flex items-center gap-1.5 text-sm", className)}>
      <span className="sr-only">{t("ratingAloud", { average: figure, count })}</span>
      {look === "full" ? <Stars average={average} /> : <Star share={1} />}
      <span aria-hidden="true" className="font-semibold tabular-nums">
        {figure}
      </span>
      <span aria-hidden="true" className="text-ink-soft tabular-nums">
        ({count})
      </span>
    </span>
  );
}

/** Stars, of which so many are filled; without words for screen readers. */
export function Stars({ average, of = 5 }: { average: number; of?: number }) {
  return (
    <span aria-hidden="true" className="flex gap-0.5">
      {Array.from({ length: of }, (_, index) => (
        <Star key={index} share={Math.min(1, Math.max(0, average - index))} />
      ))}
    </span>
  );
}

/** One star, filled from the left by `share`: a narrower window shows the filled shape. */
function Star({ share }: { share: number }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className="size-4 shrink-0">
      <path d={star} className="fill-line" />
      <svg width={20 * share} height="20" viewBox={`0 0 ${Math.max(20 * share, 0.01)} 20`}>
        <path d={star} className="fill-turmeric-600" />
      </svg>
    </svg>
  );
}
