import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { titled } from "@/components/doctors/doctor-name";
import { ReviewList } from "@/components/reviews/review-list";
import { EmptyState } from "@/components/ui/empty-state";
import { names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { CursorPagination } from "@/components/ui/pagination";
import { Rating } from "@/components/ui/rating";
import { isolated } from "@/lib/domain/accounts/name";
import { readDoctor } from "@/lib/domain/doctors/read";
import { listReviews } from "@/lib/domain/reviews/list";
import { orNone, orNotFound } from "@/lib/http/web/or-not-found";
import { webContext } from "@/lib/http/web/context";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, context, t, words] = await Promise.all([params, webContext(), getTranslations("reviews"), getTranslations("doctors")]);
  const { name } = await orNotFound(readDoctor(context, { id }));
  return { title: t("ofDoctorTitle", { name: isolated(titled(name, words)) }) };
}

/** All published reviews of a doctor, the newest first. */
export default async function ReviewsPage({ params, searchParams }: Props) {
  const [{ id }, { cursor }, context] = await Promise.all([params, searchParams, webContext()]);
  const from = typeof cursor === "string" ? cursor : undefined;
  const path = `/doctors/${id}/reviews`;
  const [doctor, page, t, words] = await Promise.all([
    orNotFound(readDoctor(context, { id })),
    orNone(listReviews(context, { doctorId: id, status: "published", cursor: from }), "invalid_input"),
    getTranslations("reviews"),
    getTranslations("doctors"),
  ]);
  if (!page) redirect(path);
  return (
    <div className="page-body max-w-reading">
      <PageHeader title={t.rich("ofDoctorTitle", names({ name: titled(doctor.name, words) }))} lead={<Rating {...doctor.rating} look="full" />} back={{ href: `/doctors/${id}`, label: t("back") }} />
      {page.data.length > 0 ? <ReviewList reviews={page.data} /> : <EmptyState title={t("ofDoctor")}>{t("none")}</EmptyState>}
      <CursorPagination path={path} cursor={from} nextCursor={page.nextCursor} />
    </div>
  );
}
