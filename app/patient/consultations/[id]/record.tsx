import { useTranslations } from "next-intl";
import type { z } from "zod";
import { WrittenParts } from "@/components/consultations/written-parts";
import { NotesView } from "@/components/records/notes-view";
import { Card, CardTitle } from "@/components/ui/card";
import type { Notes } from "@/lib/domain/consultations/notes/schema";
import type { Consultation } from "@/lib/domain/consultations/schema";

const parts = ["diagnosis", "advice", "notes"] as const;

/** The doctor's record of the consultation, with the notes once the visit is closed. */
export function Record({ consultation, notes, timeZone }: { consultation: z.input<typeof Consultation>; notes?: Notes; timeZone: string }) {
  const t = useTranslations("consultation");
  const written = parts.map((part) => ({ label: t(part), text: consultation[part] })).filter(({ text }) => text);
  return (
    <Card>
      <CardTitle>{t("record")}</CardTitle>
      {written.length > 0 || !notes ? (
        <div className="mt-4">
          <WrittenParts parts={written} empty={t("recordEmpty")} />
        </div>
      ) : null}
      {notes ? (
        <details className="mt-4 border-t border-line pt-3">
          <summary className="inline-flex min-h-11 items-center font-semibold text-primary hover:underline">{t("doctorsNotes")}</summary>
          <div className="mt-2">
            <NotesView notes={notes} timeZone={timeZone} />
          </div>
        </details>
      ) : null}
    </Card>
  );
}
