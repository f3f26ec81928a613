"use client";

import type { ReactNode } from "react";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import type { Notes } from "@/lib/domain/consultations/notes/schema";
import { NotesEditor } from "./notes-editor";
import { NotesRead } from "./notes-read";
import { textsIn, useNotes } from "./use-notes";

export interface NotesPanelProps<State extends FormFeedback> {
  consultationId: string;
  /** The account that the page was made for. */
  accountId: string;
  notes: Notes;
  /** The saved notes to read, drawn by the server. */
  view: ReactNode;
  /** Adds to the notes of a closed visit. */
  addAction: FormAction<State>;
  /** Drawn with the page: an addendum that is sent twice is added once. */
  addKey: string;
}

/** The doctor's notes beside the picture: to write until the visit is closed, then to read and to add to. */
export function NotesPanel<State extends FormFeedback>({ consultationId, accountId, notes, ...read }: NotesPanelProps<State>) {
  const kept = useNotes({ consultationId, accountId, start: { version: notes.version, texts: textsIn(notes) } });
  return notes.writable === "notes" && kept.state !== "closed" ? <NotesEditor notes={kept} isCompact /> : <NotesRead {...read} id={consultationId} kept={kept} mayAdd={notes.writable !== "nothing"} />;
}
