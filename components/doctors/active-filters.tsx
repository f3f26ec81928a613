import { formatDate } from "@/lib/clock/format-date";
import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { LinkPending } from "@/components/ui/link-pending";
import { filterLabel } from "./filter-options";
import { type FilterName, filterNames, isLocalDate, searchHref, type SearchQuery } from "./search-query";

/** The filters in use, each a link that removes it. Renders nothing if there are none. */
export function ActiveFilters({ query }: { query: SearchQuery }) {
  const t = useTranslations("doctors");
  const names = useTranslations("specializations");
  const modes = useTranslations("booking.modes");
  const locale = useLocale();
  const active = filterNames.filter((name) => query[name]);
  if (active.length === 0) return null;

  const label = (name: FilterName) => {
    const value = filterLabel(name, query[name] ?? "", { locale, specialization: (key) => names(`${key}.name`), mode: (mode) => modes(`${mode}.label`) });
    if (name === "specialization" || name === "systemOfMedicine") return value;
    return t(`chip.${name}`, { value: name === "availableOn" ? dayLabel(value, locale) : value });
  };
  return (
    <nav aria-label={t("active")} className="print:hidden">
      <ul className="flex flex-wrap items-center gap-2">
        {active.map((name) => (
          <li key={name} className="max-w-full">
            <Link
              href={searchHref(query, { [name]: undefined })}
              aria-label={t("remove", { filter: label(name) })}
              className="relative inline-flex min-h-11 max-w-full items-center gap-2 rounded-full border border-primary bg-leaf-100 py-1 pr-3 pl-4 text-sm font-semibold text-primary hover:bg-leaf-200"
            >
              <span className="truncate">{label(name)}</span>
              <X aria-hidden="true" className="size-4 shrink-0" />
              <LinkPending />
            </Link>
          </li>
        ))}
        <li>
          <Link href={searchHref({ sort: query.sort, for: query.for })} className="inline-flex min-h-11 items-center rounded-full px-3 text-sm font-semibold text-primary hover:underline">
            {t("clear")}
          </Link>
        </li>
      </ul>
    </nav>
  );
}

/** A local date is the same day in every zone. A value that is not a date is shown unchanged. */
function dayLabel(date: string, locale: string): string {
  if (!isLocalDate(date)) return date;
  return formatDate(date, "short", locale);
}
