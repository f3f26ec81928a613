import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AccessEntry } from "@/components/audit/access-entry";
import { ForWhom } from "@/components/patients/for-whom";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { names } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { defaultTimeZone } from "@/i18n";
import { listRecordAccess } from "@/lib/domain/records/list-accesses";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownPeople, personAskedFor } from "../../own-people";
import { ownProfile } from "../../own-profile";

const PATH = "/patient/record-access";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recordAccess"))("title") };
}

/** Everybody else who accessed the record of one person the reader cares for, newest first, taken from the audit. */
export default async function RecordAccessPage({ searchParams }: { searchParams: Promise<{ cursor?: string; for?: string }> }) {
  const [context, { cursor, for: askedFor }] = await Promise.all([signedInContext(PATH, "patient"), searchParams]);
  const person = await personAskedFor(askedFor);
  const [page, people, profile, t] = await Promise.all([
    orNone(listRecordAccess(context, { cursor, patientId: person?.id }), "invalid_input"),
    ownPeople(),
    ownProfile(),
    getTranslations("recordAccess"),
  ]);
  if (!page) redirect(PATH);
  const { actor } = context;
  // Undefined for the reader's own record, about which the page says "your".
  const of = person && person.id !== actor.id ? person.name : undefined;
  const address = (id?: string, next?: string) => {
    const query = new URLSearchParams({ ...(id && id !== actor.id && { for: id }), ...(next && { cursor: next }) });
    return query.size > 0 ? `${PATH}?${query}` : PATH;
  };
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  return (
    <div className="page-body">
      <div className="mx-auto max-w-reading">
        <PageHeader title={of ? t.rich("titleOf", names({ name: of })) : t("title")} lead={of ? t.rich("leadOf", names({ name: of })) : t("lead")} back={{ href: "/patient", label: t("back") }} />
        <ForWhom people={people} chosen={person?.id ?? actor.id} href={address} />
        {page.data.length > 0 ? (
          <ol className="grid gap-3">
            {page.data.map((access) => (
              <li key={access.id}>
                <AccessEntry access={access} of={of} timeZone={timeZone} />
              </li>
            ))}
          </ol>
        ) : (
          <EmptyState title={of ? t.rich("noneOf", names({ name: of })) : t("none")}>{of ? t.rich("noneTextOf", names({ name: of })) : t("noneText")}</EmptyState>
        )}
        <Pagination nextHref={page.nextCursor ? address(person?.id, page.nextCursor) : undefined} previousHref={cursor ? address(person?.id) : undefined} />
        <Alert className="mt-8">{t("how")}</Alert>
      </div>
    </div>
  );
}
