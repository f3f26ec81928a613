import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TellZone } from "@/components/availability/browser-zone";
import { ActiveFilters } from "@/components/doctors/active-filters";
import { DoctorFilters } from "@/components/doctors/doctor-filters";
import { searchHref, searchInput, type SearchQuery, searchQueryOf } from "@/components/doctors/search-query";
import { SearchResults, UnreadableSearch } from "@/components/doctors/search-results";
import { SortLinks } from "@/components/doctors/sort-links";
import { ForWhom } from "@/components/patients/for-whom";
import { specializations } from "@/components/site/specializations";
import { PageHeader } from "@/components/ui/page-header";
import { defaultTimeZone } from "@/i18n";
import { AppError } from "@/lib/core/errors";
import { localDate } from "@/lib/clock/local-day";
import { searchDoctors } from "@/lib/domain/doctors/search";
import { webContext } from "@/lib/http/web/context";
import { ownPeople, personAskedFor } from "@/app/own-people";
import { viewerZone } from "@/app/viewer-zone";
import { readersWords } from "@/lib/http/web/readers-wording";
import { fieldsIn } from "@/lib/http/wording";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("doctors");
  return { title: await titleOf(searchQueryOf(await searchParams)), description: t("lead") };
}

/** The results of a search. The address holds the whole search, so that it can be saved and shared. */
export default async function DoctorsPage({ searchParams }: Props) {
  const asked = searchQueryOf(await searchParams);
  const [person, people] = await Promise.all([personAskedFor(asked.for), ownPeople()]);
  const query = { ...asked, for: person?.id };
  const [found, timeZone, title, t] = await Promise.all([find(query), viewerZone(), titleOf(query), getTranslations("doctors")]);
  const today = localDate(new Date(), timeZone ?? defaultTimeZone);
  return (
    <div className="page-body">
      <TellZone known={timeZone !== undefined} />
      <PageHeader title={title} lead={t("lead")} />
      <ForWhom people={people} chosen={person?.id} nobody="later" href={(id) => searchHref(query, { for: id })} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-10">
        <div className="rounded-lg border border-line bg-surface p-5 print:hidden">
          <DoctorFilters query={query} today={today} />
        </div>
        <section aria-label={t("results")}>
          <div className="mb-4 flex flex-col gap-2">
            <ActiveFilters query={query} />
            <SortLinks query={query} />
          </div>
          {"wrong" in found ? (
            <UnreadableSearch query={query} wrong={found.wrong} />
          ) : (
            <SearchResults query={query} found={found} timeZone={timeZone} />
          )}
        </section>
      </div>
    </div>
  );
}

/** A page of results, or the errors in the search. */
async function find(query: SearchQuery) {
  try {
    return await searchDoctors(await webContext(), searchInput(query));
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_input") return { wrong: fieldsIn(await readersWords(), error.fields ?? {}) };
    throw error;
  }
}

async function titleOf({ specialization, location }: SearchQuery): Promise<string> {
  const [t, names] = await Promise.all([getTranslations("doctors"), getTranslations("specializations")]);
  const known = specializations.find(({ value }) => value === specialization);
  const field = known && names(`${known.key}.name`);
  if (field && location) return t("titleOfIn", { specialization: field, location });
  return field ?? (location ? t("titleIn", { location }) : t("title"));
}
