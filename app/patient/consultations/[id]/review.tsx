import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardTitle } from "@/components/ui/card";
import { RadioCards } from "@/components/ui/radio-cards";
import { Stars } from "@/components/ui/rating";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea";
import { formatDate } from "@/lib/clock/format-date";
import type { Context } from "@/lib/core/scope";
import { listReviews } from "@/lib/domain/reviews/list";
import type { Review } from "@/lib/domain/reviews/schema";
import { reviewAction } from "./actions";

/** The form for a review of a completed consultation, or what was written and what became of it. */
export async function OwnReview({ context, consultationId }: { context: Context; consultationId: string }) {
  const [{ data }, t] = await Promise.all([listReviews(context, { consultationId }), getTranslations("reviews")]);
  const [review] = data;
  return (
    <Card id="review">
      <CardTitle>{t("title")}</CardTitle>
      {review ? (
        <Written review={review} />
      ) : (
        <>
          <p className="mt-2 mb-4 text-ink-soft">{t("lead")}</p>
          <ActionForm action={reviewAction}>
            <input type="hidden" name="consultationId" value={consultationId} />
            <RadioCards
              name="rating"
              legend={t("rating")}
              look="chips"
              required
              options={[1, 2, 3, 4, 5].map((count) => ({
                value: String(count),
                label: (
                  <span className="flex items-center gap-1.5">
                    {count} <span className="sr-only">{t("stars", { count })}</span>
                    <Stars average={1} of={1} />
                  </span>
                ),
              }))}
            />
            <TextareaField label={t("comment")} hint={t("optional")} name="comment" maxLength={1000} />
            <SubmitButton className="self-start" size="sm" pendingLabel={t("sending")}>
              {t("send")}
            </SubmitButton>
          </ActionForm>
        </>
      )}
    </Card>
  );
}

async function Written({ review: { rating, comment, status, writtenOn, decisionReason } }: { review: Review }) {
  const [t, locale] = await Promise.all([getTranslations("reviews"), getLocale()]);
  return (
    <>
      <p className="mt-3">
        <span className="sr-only">{t("stars", { count: rating })}</span>
        <Stars average={rating} />
      </p>
      {comment ? <p dir="auto" className="mt-2 wrap-anywhere whitespace-pre-line">{comment}</p> : null}
      <p className="mt-2 text-sm text-ink-soft">{t(`state.${status}`, { on: formatDate(writtenOn, "date", locale) })}</p>
      {decisionReason ? <p dir="auto" className="mt-1 text-sm wrap-anywhere">{t("why", { reason: decisionReason })}</p> : null}
    </>
  );
}
