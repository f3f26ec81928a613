import { useTranslations } from "next-intl";
import { WrittenParts } from "@/components/consultations/written-parts";
import { noteParts, type Notes } from "@/lib/domain/consultations/notes/schema";
import { Time } from "@/components/ui/time";

/** Notes to read, with what was added after the visit. `empty` is shown if there are none; left out where older notes are shown beside them. */
export function NotesView({ notes, timeZone, empty }: { notes: Notes; timeZone: string; empty?: string }) {
  const t = useTranslations("visitNotes");
  return (
    <div className="flex flex-col gap-5">
      {empty !== undefined || noteParts.some((part) => notes[part]) ? <WrittenParts parts={noteParts.map((part) => ({ label: t(`parts.${part}`), text: notes[part] }))} empty={empty ?? ""} /> : null}
      {notes.addenda.map(({ id, author, writtenAt, text }) => (
        <section key={id} className="border-t border-line pt-4">
          <h3 className="font-sans text-base font-semibold">{t("addendum.title")}</h3>
          <p className="text-sm text-ink-soft">{t.rich("addendum.by", { name: () => <bdi>{author.name}</bdi>, when: () => <Time at={writtenAt} timeZone={timeZone} zone /> })}</p>
          <p dir="auto" className="mt-1 wrap-anywhere whitespace-pre-line">{text}</p>
        </section>
      ))}
    </div>
  );
}
