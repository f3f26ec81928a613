"use client";

import { type ReactNode, useCallback } from "react";
import { RecordForm } from "@/components/consultations/record-form";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { NotesEditor } from "./notes-editor";
import type { NotesPanelProps } from "./notes-panel";
import { NotesRead } from "./notes-read";
import { textsIn, useNotes } from "./use-notes";

interface VisitRecordProps<State extends FormFeedback> extends NotesPanelProps<State> {
  version: number;
  saved: Readonly<Record<"notes" | "diagnosis" | "advice", string | null>>;
  mayComplete: boolean;
  /** Asked before completing if nobody has confirmed who the patient is. */
  identity?: ReactNode;
  /** Whether completing needs a reason, because the patient was never in the room. */
  needsReason?: boolean;
  action: FormAction<State>;
}

/** What a doctor writes about a visit: the notes, which save themselves, and diagnosis and advice with their buttons. */
export function VisitRecord<State extends FormFeedback>({ consultationId: id, accountId, notes, view, addAction, addKey, ...record }: VisitRecordProps<State>) {
  const kept = useNotes({ consultationId: id, accountId, start: { version: notes.version, texts: textsIn(notes) } });
  const { flush, snapshot } = kept;
  const saveNotes = useCallback(async () => {
    await flush();
    return snapshot().state === "saved";
  }, [flush, snapshot]);
  const isWriting = notes.writable === "notes" && kept.state !== "closed";
  return (
    <div className="flex flex-col gap-8">
      {isWriting ? null : <NotesRead id={id} kept={kept} view={view} mayAdd={notes.writable !== "nothing"} addAction={addAction} addKey={addKey} />}
      <RecordForm id={id} {...record} saveNotes={isWriting ? saveNotes : undefined}>
        {isWriting ? <NotesEditor notes={kept} /> : null}
      </RecordForm>
    </div>
  );
}
