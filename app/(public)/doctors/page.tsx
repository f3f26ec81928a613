import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { defaultTimeZone } from "@/i18n";
import { AppError } from "@/lib/core/errors";
import { localDate } from "@/lib/domain/availability/local-day";
import { searchDoctors } from "@/lib/domain/doctors/search";
import { webContext } from "@/lib/http/web";
import { ownProfile } from "../../own-profile";
import { DoctorCard } from "./doctor-card";
import { Filters } from "./filters";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("results"))("title") };
}

/** What a search found: the same address always shows the same search, so it can be kept and shared. */
export default async function ResultsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const typed = Object.fromEntries(
    Object.entries(await searchParams).flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, [value].flat()[0] ?? ""]])),
  );
  const [{ found, errors }, profile, t] = await Promise.all([search(typed), ownProfile(), getTranslations("results")]);
  const address = (cursor?: string) => {
    const { cursor: _, ...rest } = typed;
    return `/doctors?${new URLSearchParams({ ...rest, ...(cursor && { cursor }) })}`;
  };
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid items-start gap-8 lg:grid-cols-[18rem_minmax(0,1fr)] lg:gap-12">
        <details className="group lg:hidden" open={Object.keys(errors).length > 0}>
          <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-primary">{t("filters")}</summary>
          <div className="pt-4">
            <Filters typed={typed} errors={errors} today={localDate(new Date(), timeZone)} />
          </div>
        </details>
        <aside aria-label={t("filters")} className="hidden lg:block">
          <Filters typed={typed} errors={errors} today={localDate(new Date(), timeZone)} />
        </aside>
        <div>
          {Object.keys(errors).length > 0 ? (
            <Alert tone="warning" title={t("wrong")} className="mb-6">
              {Object.values(errors).flat().join(" ")}
            </Alert>
          ) : null}
          {found.data.length > 0 ? (
            <ul className="grid gap-4" aria-label={t("title")}>
              {found.data.map((doctor) => (
                <li key={doctor.id}>
                  <DoctorCard doctor={doctor} timeZone={timeZone} />
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState title={t("none")} actions={<ButtonLink href="/doctors">{t("all")}</ButtonLink>}>
              {t("noneText")}
            </EmptyState>
          )}
          <Pagination nextHref={found.nextCursor ? address(found.nextCursor) : undefined} previousHref={typed.cursor ? address() : undefined} />
        </div>
      </div>
    </div>
  );
}

/** The doctors found, or what is wrong with the question. */
async function search(typed: Record<string, string>) {
  const none = { data: [], nextCursor: null };
  try {
    return { found: await searchDoctors(await webContext(), { ...typed, limit: 12 }), errors: {} as Record<string, string[]> };
  } catch (error) {
    if (error instanceof AppError && error.fields) return { found: none, errors: error.fields };
    throw error;
  }
}
