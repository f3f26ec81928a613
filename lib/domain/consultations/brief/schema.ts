import { z } from "zod";
import { Id } from "@/lib/core/wire";
import { Intake } from "../intake/schema";
import { Notes } from "../notes/schema";
import { Consultation } from "../schema";

export const ReadBrief = z.object({ id: Id });

/** A consultation with what was told before it and what its doctor noted. */
export const Brief = z.object({ consultation: Consultation, intake: Intake, notes: Notes });
export type Brief = z.input<typeof Brief>;
