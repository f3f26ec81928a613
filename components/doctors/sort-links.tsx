import { useTranslations } from "next-intl";
import Link from "next/link";
import { CurrentInView } from "@/components/ui/current-in-view";
import { LinkPending } from "@/components/ui/link-pending";
import { sorts } from "@/lib/domain/doctors/schema";
import { searchHref, type SearchQuery } from "./search-query";

/** The sort orders of a list of doctors, as links. */
export function SortLinks({ query }: { query: SearchQuery }) {
  const t = useTranslations("doctors");
  const current = query.sort ?? "relevance";
  return (
    <nav aria-label={t("sort")} className="flex items-baseline gap-2 print:hidden">
      <span className="shrink-0 text-sm text-ink-soft">{t("sort")}</span>
      <ul className="fade-x -my-1 flex gap-1 overflow-x-auto py-1 [scrollbar-width:none]">
        {sorts.map((sort) => (
          <li key={sort}>
            <Link
              href={searchHref(query, { sort: sort === "relevance" ? undefined : sort })}
              aria-current={sort === current ? "true" : undefined}
              className="relative inline-flex min-h-11 items-center rounded-full px-3 text-sm font-semibold whitespace-nowrap text-ink-soft -outline-offset-3 hover:bg-leaf-50 hover:text-ink aria-[current=true]:bg-leaf-100 aria-[current=true]:text-primary"
            >
              {t(`sorts.${sort}`)}
              {sort === current ? <CurrentInView /> : null}
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
