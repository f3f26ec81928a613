import { useTranslations } from "next-intl";
import Link from "next/link";
import { CurrentInView } from "@/components/ui/current-in-view";
import { LinkPending } from "@/components/ui/link-pending";
import { Name } from "@/components/ui/name";
import type { PatientSummary } from "@/lib/domain/patients/schema";

interface ForWhomProps {
  people: readonly Pick<PatientSummary, "id" | "name" | "relation">[];
  /** The id of the chosen person; undefined if nobody is chosen. */
  chosen: string | undefined;
  href: (id?: string) => string;
  /** What it means that nobody is chosen; left out where somebody always is. */
  nobody?: "everyone" | "later";
  className?: string;
}

/** Links that choose for whom a page is. Renders nothing for an account that cares for one person. */
export function ForWhom({ people, chosen, href, nobody, className }: ForWhomProps) {
  const t = useTranslations("forWhom");
  if (people.length < 2) return null;
  const items = [
    ...(nobody ? [{ id: undefined, label: t(nobody) }] : []),
    ...people.map(({ id, name, relation }) => ({ id, label: relation === "self" ? t("me") : <Name>{name}</Name> })),
  ];
  return (
    <nav aria-label={t("label")} className={className ?? "mb-6 flex items-center gap-2 print:hidden"}>
      <span aria-hidden="true" className="shrink-0 text-sm font-semibold">{t("label")}</span>
      <ul className="fade-x -my-1 flex min-w-0 gap-1.5 overflow-x-auto py-1 [scrollbar-width:none]">
        {items.map(({ id, label }) => (
          <li key={id ?? "nobody"} className="shrink-0">
            <Link
              href={href(id)}
              aria-current={id === chosen ? "true" : undefined}
              className="relative inline-flex min-h-11 max-w-56 items-center rounded-full border border-line-strong bg-surface px-4 text-sm font-semibold text-ink-soft -outline-offset-3 hover:border-primary hover:text-ink aria-[current=true]:border-primary aria-[current=true]:bg-leaf-100 aria-[current=true]:text-primary"
            >
              <span className="truncate">{label}</span>
              {id === chosen ? <CurrentInView /> : null}
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
