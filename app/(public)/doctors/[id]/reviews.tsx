import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { ReviewList } from "@/components/reviews/review-list";
import type { Context } from "@/lib/core/scope";
import { listReviews } from "@/lib/domain/reviews/list";

const SHOWN = 3;

/** What patients have said lately, and the way to all of it. */
export async function LatestReviews({ context, doctorId }: { context: Context; doctorId: string }) {
  const [{ data, nextCursor }, t] = await Promise.all([listReviews(context, { doctorId, status: "published", limit: SHOWN }), getTranslations("reviews")]);
  return (
    <section className="mt-8 border-t border-line pt-6">
      <h2 className="mb-4 text-2xl">{t("ofDoctor")}</h2>
      {data.length > 0 ? <ReviewList reviews={data} /> : <p className="text-ink-soft">{t("none")}</p>}
      {nextCursor ? (
        <Link href={`/doctors/${doctorId}/reviews`} className="text-link mt-3 inline-flex min-h-11 items-center">
          {t("more")}
        </Link>
      ) : null}
    </section>
  );
}
