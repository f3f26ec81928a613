import { useTranslations } from "next-intl";

interface ChangeProps {
  now: number | null;
  before: number | null;
  /** "share" for rates, whose change is given in percentage points; "value" for ratings. */
  kind?: "count" | "share" | "value";
}

/** How a figure changed since the period before: an arrow and the difference, in words for screen readers. It does not judge good or bad. */
export function Change({ now, before, kind = "count" }: ChangeProps) {
  const t = useTranslations("analytics.change");
  if (now === null || before === null) return t("none");
  if (now === before) return t("same");
  if (kind === "count" && before === 0) return t("fromZero");
  const size = kind === "count" ? Math.abs(now / before - 1) : Math.abs(now - before);
  const amount =
    kind === "count" ? t("percent", { size: Math.round(size * 100) }) : kind === "share" ? t("points", { size: Math.round(size * 1000) / 10 }) : size.toFixed(2);
  const isUp = now > before;
  return (
    <>
      <span aria-hidden="true" className="font-semibold text-ink-soft">
        {isUp ? "↑" : "↓"} {amount}
      </span>
      <span className="sr-only">{t(isUp ? "up" : "down", { amount })}</span>
    </>
  );
}
