import { z } from "zod";
import { Id } from "@/lib/core/wire";
import { Attachment } from "@/lib/domain/visits/attachments/schema";
import { Intake } from "../intake/schema";
import { Notes } from "../notes/schema";
import { Consultation } from "../schema";

export const ReadBrief = z.object({ id: Id });

/** A consultation with what was told before it what its doctor noted, and the files of both sides. */
export const Brief = z.object({ consultation: Consultation, intake: Intake, notes: Notes, files: z.array(Attachment) });
export type Brief = z.input<typeof Brief>;
