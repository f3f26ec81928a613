import { useTranslations } from "next-intl";
import Link from "next/link";
import { AgeText } from "@/components/patients/age-text";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { LinkPending } from "@/components/ui/link-pending";
import { Name, names } from "@/components/ui/name";
import { ADULT_YEARS } from "@/lib/domain/patients/patient";
import type { OwnPerson } from "../../own-people";

/** One person in the list; the whole card leads to the person's page. */
export function PersonCard({ person }: { person: OwnPerson }) {
  const t = useTranslations("people");
  const { id, name, age, relation, hasOwnAccount } = person;
  const mayTakeOver = !hasOwnAccount && age !== null && age.years >= ADULT_YEARS;
  return (
    <article className="rounded-lg border border-line bg-surface transition-colors duration-150 hover:border-primary">
      <div className="relative flex items-center gap-4 p-4 sm:p-5">
        <Avatar name={name} size="md" />
        <div className="min-w-0 flex-1">
          <h2 className="text-xl wrap-anywhere">
            <Link href={`/patient/people/${id}`} className="rounded-sm after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-(--focus)">
              <Name>{name}</Name>
              <LinkPending />
            </Link>
          </h2>
          <p className="mt-0.5 text-ink-soft">
            {t(`relation.${relation ?? "other"}`)}, <AgeText age={age} />
          </p>
          {hasOwnAccount && relation !== "self" ? <Badge className="mt-1.5">{t("ownAccount")}</Badge> : null}
        </div>
      </div>
      {mayTakeOver ? (
        <p className="flex flex-wrap items-center justify-between gap-x-4 border-t border-line px-4 py-2 text-sm sm:px-5">
          <span className="min-w-0 py-1">{t.rich("mayTakeOver", { ...names({ name }), years: ADULT_YEARS })}</span>
          <Link href={`/patient/people/${id}#hand-over`} className="text-link inline-flex min-h-11 items-center">
            {t("handOverLink")}
          </Link>
        </p>
      ) : null}
    </article>
  );
}
