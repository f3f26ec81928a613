import { useLocale, useTranslations } from "next-intl";
import { Stars } from "@/components/ui/rating";
import { formatDate } from "@/lib/clock/format-date";
import type { Review } from "@/lib/domain/reviews/schema";

/** Reviews as everybody may read them: stars, words and the date, not who wrote them. */
export function ReviewList({ reviews }: { reviews: readonly Review[] }) {
  const [t, locale] = [useTranslations("reviews"), useLocale()];
  return (
    <ul className="grid gap-5">
      {reviews.map(({ id, rating, comment, writtenOn }) => (
        <li key={id} className="border-t border-line pt-4 first:border-0 first:pt-0">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
            <span className="sr-only">{t("stars", { count: rating })}</span>
            <Stars average={rating} />
            <span>{t("written", { on: formatDate(writtenOn, "date", locale) })}</span>
          </p>
          <p dir="auto" className={comment ? "mt-1.5 wrap-anywhere whitespace-pre-line" : "mt-1.5 text-ink-soft"}>
            {comment ?? t("onlyStars")}
          </p>
        </li>
      ))}
    </ul>
  );
}
