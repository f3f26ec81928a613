import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WrittenParts } from "@/components/consultations/written-parts";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Name } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { CursorPagination } from "@/components/ui/pagination";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import { listVersionsOfNotes } from "@/lib/domain/consultations/notes/list-versions";
import { noteParts } from "@/lib/domain/consultations/notes/schema";
import { readConsultation } from "@/lib/domain/consultations/read";
import { orNotFound } from "@/lib/http/web/or-not-found";
import { ownPractice } from "../../../own-practice";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("visitNotes.versions"))("title"), robots: { index: false } };
}

/** Every version of the notes of a visit, newest first, ten on a page. */
export default async function NotesVersionsPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<{ cursor?: string }> }) {
  const [{ id }, { cursor }] = await Promise.all([params, searchParams]);
  const path = `/doctor/consultations/${id}/notes`;
  const { context, practice } = await ownPractice(path);
  const [t, words, consultation, page] = await Promise.all([
    getTranslations("visitNotes.versions"),
    getTranslations("visitNotes"),
    orNotFound(readConsultation(context, { id })),
    orNotFound(listVersionsOfNotes(context, { id, limit: 10, cursor })),
  ]);
  const timeZone = practice?.timeZone ?? defaultTimeZone;
  return (
    <div className="page-body">
      <PageHeader eyebrow={<Time at={consultation.startsAt} timeZone={timeZone} zone />} title={t("title")} lead={<Name>{consultation.patient.name}</Name>} back={{ href: `/doctor/consultations/${id}`, label: t("back") }} />
      {page.data.length === 0 ? <EmptyState title={t("none")} /> : null}
      <div className="flex flex-col gap-5">
        {page.data.map((version) => (
          <Card key={version.version} className="flex flex-col gap-4">
            <h2 className="font-sans text-base font-semibold">
              {t.rich("savedAt", { number: version.version, when: () => <Time at={version.savedAt!} timeZone={timeZone} zone /> })}
            </h2>
            <WrittenParts parts={noteParts.map((part) => ({ label: words(`parts.${part}`), text: version[part] }))} empty={t("emptied")} />
          </Card>
        ))}
      </div>
      <CursorPagination path={path} cursor={cursor} nextCursor={page.nextCursor} />
    </div>
  );
}
