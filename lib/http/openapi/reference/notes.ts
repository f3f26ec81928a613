import { accountNotes } from "./accounts";
import { administrationNotes } from "./administration";
import { consultationNotes } from "./consultations";
import type { Note } from "./note";
import { practiceNotes } from "./practice";
import { twoStepNotes } from "./two-step";

/** What the API document says of each row of the contract, by its name. */
export const notes: Readonly<Record<string, Note>> = { ...accountNotes, ...twoStepNotes, ...practiceNotes, ...consultationNotes, ...administrationNotes };
