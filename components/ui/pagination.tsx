import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "./button-link";

interface PaginationProps {
  /** The address with the next cursor; left out on the last page. */
  nextHref?: string;
  /** The address of the first page, or of the previous one if it is known; left out on the first. */
  previousHref?: string;
  /** "first" if only the way back to the start is known, as with forward-only cursors. */
  previous?: "previous" | "first";
}

/** Links through a cursor-paginated list; renders nothing if everything fits on one page. */
export function Pagination({ nextHref, previousHref, previous = "first" }: PaginationProps) {
  const t = useTranslations("ui");
  if (!nextHref && !previousHref) return null;
  return (
    <nav aria-label={t("pages")} className="mt-8 flex flex-wrap items-center gap-3 print:hidden">
      {previousHref ? (
        <ButtonLink href={previousHref} variant="quiet" size="sm">
          <ArrowLeft aria-hidden="true" className="size-4" />
          {t(previous === "first" ? "firstPage" : "previousPage")}
        </ButtonLink>
      ) : null}
      {nextHref ? (
        <ButtonLink href={nextHref} variant="secondary" size="sm" className="ml-auto" rel="next">
          {t("nextPage")}
          <ArrowRight aria-hidden="true" className="size-4" />
        </ButtonLink>
      ) : null}
    </nav>
  );
}

/** The same for a list at an address of its own, of which only the cursor changes. @param cursor of the page that is shown; left out on the first */
export function CursorPagination({ path, cursor, nextCursor }: { path: string; cursor?: string; nextCursor: string | null }) {
  return <Pagination nextHref={nextCursor ? `${path}?${new URLSearchParams({ cursor: nextCursor }).toString()}` : undefined} previousHref={cursor ? path : undefined} />;
}
