import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";
import { DoctorName } from "@/components/doctors/doctor-name";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Stars } from "@/components/ui/rating";
import { SubmitButton } from "@/components/ui/submit-button";
import { TabLinks } from "@/components/ui/tab-links";
import { formatDate } from "@/lib/clock/format-date";
import { listReviews } from "@/lib/domain/reviews/list";
import { type Review, ReviewStatus } from "@/lib/domain/reviews/schema";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { moderateAction } from "./actions";

const PATH = "/admin/reviews";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews.admin"))("title") };
}

/** The reviews by what became of them; first those that wait to be read, the oldest first. */
export default async function ReviewsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const context = await signedInContext(PATH, "admin");
  const { cursor, show } = await searchParams;
  const status = ReviewStatus.catch("pending").parse(show);
  const from = typeof cursor === "string" ? cursor : undefined;
  const [page, t] = await Promise.all([orNone(listReviews(context, { status, cursor: from }), "invalid_input"), getTranslations("reviews.admin")]);
  if (!page) redirect(PATH);
  const addressOf = (one: Review["status"]) => (one === "pending" ? PATH : `${PATH}?show=${one}`);
  const here = addressOf(status);
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={t("lead")} />
      <TabLinks label={t("tabs")} className="mb-8" items={ReviewStatus.options.map((one) => ({ href: addressOf(one), label: t(one), current: one === status }))} />
      {page.data.length > 0 ? (
        <ul className="grid gap-4">
          {page.data.map((review) => (
            <li key={review.id}>
              <Moderated review={review} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={t("nothing")}>{t(status === "pending" ? "nothingPending" : "nothingElse")}</EmptyState>
      )}
      <Pagination nextHref={page.nextCursor ? `${here}${here.includes("?") ? "&" : "?"}${new URLSearchParams({ cursor: page.nextCursor }).toString()}` : undefined} previousHref={from ? here : undefined} />
    </div>
  );
}

async function Moderated({ review: { id, doctor, rating, comment, status, writtenOn, consultationId, decisionReason } }: { review: Review }) {
  const [t, words, locale] = await Promise.all([getTranslations("reviews.admin"), getTranslations("reviews"), getLocale()]);
  return (
    <Card>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="font-semibold"><DoctorName name={doctor.name} /></span>
        <span className="sr-only">{words("stars", { count: rating })}</span>
        <Stars average={rating} />
        <span className="text-sm text-ink-soft">{formatDate(writtenOn, "date", locale)}</span>
        {consultationId ? <Link href={`/admin/consultations/${consultationId}`} className="text-link inline-flex min-h-11 items-center text-sm">{t("visit")}</Link> : null}
      </p>
      <p dir="auto" className={comment ? "mt-2 wrap-anywhere whitespace-pre-line" : "mt-2 text-ink-soft"}>{comment ?? words("onlyStars")}</p>
      {decisionReason ? <p dir="auto" className="mt-2 text-sm wrap-anywhere text-ink-soft">{words("why", { reason: decisionReason })}</p> : null}
      <div className="mt-4 flex flex-wrap items-start gap-3">
        {status === "published" ? null : (
          <ActionForm action={moderateAction}>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="decision" value="published" />
            <SubmitButton size="sm" pendingLabel={t("publishing")}>{t("publish")}</SubmitButton>
          </ActionForm>
        )}
        {status === "rejected" ? null : (
          <ConfirmDialog
            id={`reject-${id}`}
            title={t("rejectTitle")}
            description={t("rejectText")}
            openLabel={t("reject")}
            confirmLabel={t("reject")}
            keepLabel={t("keep")}
            pendingLabel={t("rejecting")}
            action={moderateAction}
            values={{ id, decision: "rejected" }}
            reason={{ label: t("reasonLabel"), hint: t("reasonHint"), maxLength: 500 }}
          />
        )}
      </div>
    </Card>
  );
}
