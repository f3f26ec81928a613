import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { names } from "@/components/ui/name";
import { Pagination } from "@/components/ui/pagination";
import { localDate } from "@/lib/clock/local-day";
import type { FoundDoctors } from "@/lib/domain/doctors/schema";
import { DoctorCard } from "./doctor-card";
import { filterNames, searchHref, type SearchQuery } from "./search-query";

interface SearchResultsProps {
  query: SearchQuery;
  found: z.input<typeof FoundDoctors>;
  /** The reader's zone, if it is known. */
  timeZone: string | undefined;
}

/** A page of doctors and the link to the next, or advice if none was found. */
export function SearchResults({ query, found: { data, nextCursor, reading, searched = [] }, timeZone }: SearchResultsProps) {
  const t = useTranslations("doctors");
  const format = useFormatter();
  if (data.length === 0) {
    const active = filterNames.filter((name) => query[name]);
    const onlyWords = active.length === 1 && query.q;
    return (
      <EmptyState
        title={onlyWords ? t("noneForWords", { words: onlyWords }) : t("noneTitle")}
        actions={<ButtonLink href={searchHref({ for: query.for })}>{t("noneClear")}</ButtonLink>}
      >
        {t(onlyWords ? "noneForWordsText" : active.length > 0 ? "noneActiveText" : "noneText")}
      </EmptyState>
    );
  }
  // The day asked for is the doctor's; the doctor's page counts days in the reader's zone, where that is known.
  const dayOf = (nextAvailableAt: string | null) => (nextAvailableAt && timeZone ? localDate(new Date(nextAvailableAt), timeZone) : query.availableOn);
  const hrefOf = ({ id, nextAvailableAt }: z.input<typeof FoundDoctors>["data"][number]) => {
    const carried = new URLSearchParams({ ...(query.availableOn && { date: dayOf(nextAvailableAt)! }), ...(query.mode && { mode: query.mode }), ...(query.for && { for: query.for }) });
    return `/doctors/${id}${carried.size > 0 ? `?${carried}` : ""}`;
  };
  return (
    <>
      {query.q && searched.length > 0 ? (
        <p role="status" className="mb-4 text-lg">
          {t.rich(reading === "concern" ? "guessedField" : "guessed", names({ words: query.q, found: format.list(searched, { type: "disjunction" }) }))}
        </p>
      ) : null}
      <ul className="grid gap-4">
        {data.map((doctor) => (
          <li key={doctor.id}>
            <DoctorCard doctor={doctor} href={hrefOf(doctor)} timeZone={timeZone} />
          </li>
        ))}
      </ul>
      <Pagination
        nextHref={nextCursor ? searchHref(query, { cursor: nextCursor }) : undefined}
        previousHref={query.cursor ? searchHref(query) : undefined}
      />
    </>
  );
}

/** Shown if the address does not make a valid search: says what is wrong with it, and links back. */
export function UnreadableSearch({ query, wrong }: { query: SearchQuery; wrong: Readonly<Record<string, readonly string[]>> }) {
  const t = useTranslations("doctors");
  const reasons = Object.entries(wrong).map(([field, messages]) => {
    const filter = filterNames.find((name) => name === field);
    const reason = field === "cursor" ? t("invalidCursor") : messages.join(" ");
    return filter ? `${t(filter)}: ${reason}` : reason;
  });
  return (
    <Alert tone="danger" title={t("invalidTitle")}>
      <ul className="mb-3">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <ButtonLink href={wrong.cursor ? searchHref(query) : "/doctors"} variant="secondary" size="sm">
        {t("invalidAction")}
      </ButtonLink>
    </Alert>
  );
}
