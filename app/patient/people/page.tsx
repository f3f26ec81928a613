import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { signedInContext } from "@/lib/http/web/session";
import { ownPeople } from "../../own-people";
import { PersonCard } from "./person-card";

const PATH = "/patient/people";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

/** Everybody whom the account acts for, the account's own patient first. */
export default async function PeoplePage() {
  await signedInContext(PATH, "patient");
  const [people, t] = await Promise.all([ownPeople(), getTranslations("people")]);
  const isAlone = people.length === 1;
  const add = (
    <ButtonLink href={`${PATH}/new`} size={isAlone ? "md" : "sm"} className="whitespace-nowrap">
      {t("add")}
    </ButtonLink>
  );
  return (
    <div className="page-body">
      <div className="mx-auto max-w-reading">
        <PageHeader title={t("title")} lead={t("lead")} actions={isAlone ? undefined : add} />
        <ul className="grid gap-4">
          {people.map((person) => (
            <li key={person.id}>
              <PersonCard person={person} />
            </li>
          ))}
        </ul>
        {isAlone ? (
          <EmptyState title={t("onlyYou")} actions={add} className="mt-6">
            {t("onlyYouText")}
          </EmptyState>
        ) : null}
      </div>
    </div>
  );
}
