import { z } from "zod";
import { Id, Instant, page, paging, text } from "@/lib/core/wire";
import { EmergencyGrant, Withheld } from "@/lib/domain/records/emergency/schema";

/** The parts of the doctor's notes, in the order in which a visit goes. */
export const noteParts = ["complaint", "history", "findings", "assessment", "plan"] as const;
export type NotePart = (typeof noteParts)[number];
/** The longest part. */
export const NOTE_MAX = 10_000;

const part = z.string().nullable();
const parts = { complaint: part, history: part, findings: part, assessment: part, plan: part };
const Author = z.object({ id: Id, name: z.string() });

/** One version of the notes. Version 0 is the empty sheet that every visit begins with. */
export const NotesVersion = z.object({
  version: z.int().meta({ description: "Grows by one with each save; 0 while nothing was saved" }),
  savedAt: Instant.nullable(),
  author: Author.nullable(),
  ...parts,
});
export type NotesVersion = z.input<typeof NotesVersion>;

/** What was added after the visit was closed. Never changed. */
export const Addendum = z.object({ id: Id, author: Author, writtenAt: Instant, text: z.string() });
export type Addendum = z.input<typeof Addendum>;

/** The doctor's notes of a visit in their newest version, with what was added later. */
export const Notes = NotesVersion.extend({
  addenda: z.array(Addendum).meta({ description: "Earliest first" }),
  writable: z.enum(["notes", "addenda", "nothing"]).meta({ description: "What the doctor can write now: the notes until the visit is closed, then addenda; nothing if it was cancelled" }),
  withheld: Withheld,
  emergencyAccess: EmergencyGrant,
});
export type Notes = z.input<typeof Notes>;

export const ReadNotes = z.object({ id: Id });

export const ListNotesVersions = z.object({ id: Id, ...paging });
export const NotesVersionPage = page(NotesVersion).extend({ withheld: Withheld, emergencyAccess: EmergencyGrant });

/** An empty part may be sent as null, as an empty text, or left out. */
const written = z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? undefined : (value ?? undefined)), text(NOTE_MAX).optional()) as unknown as z.ZodOptional<ReturnType<typeof text>>;

export const WriteNotes = z.object({
  id: Id,
  version: z.int().min(0).meta({ description: "The version that these notes began from. If another was saved since, nothing is written: 409 `edit_conflict` has it as `current`" }),
  complaint: written.meta({ description: "The whole notes are replaced: a part that is left out is emptied" }),
  history: written,
  findings: written,
  assessment: written,
  plan: written,
});

export const AddAddendum = z.object({ id: Id, text: text(NOTE_MAX) });
