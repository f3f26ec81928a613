import { z } from "zod";
import { Id, Instant, line, text } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { Dosage, MOST_DAYS } from "../dosage/schema";

/** How many templates a doctor may keep. */
export const MOST_TEMPLATES = 60;

/** One medicine of a template. Only its name must be there: what is left out is written when it is prescribed. */
export const TemplateMedicine = z.object({
  drug: line(120),
  form: line(60).optional(),
  strength: line(60).optional(),
  dose: line(80).optional(),
  route: line(40).optional(),
  frequency: line(80).optional(),
  durationDays: z.number(message("fields.medicine.daysMissing")).int(message("fields.medicine.daysNotWhole")).min(1, message("fields.medicine.noDay")).max(MOST_DAYS, message("fields.medicine.tooManyDays", { max: MOST_DAYS })).optional(),
  quantity: line(60).optional(),
  instructions: text(500).optional(),
  dosage: Dosage.optional(),
});

/** What is kept, as encrypted JSON. */
export const TemplateContent = z.object({
  name: line(80),
  medications: z.array(TemplateMedicine, message("fields.medicines.missing")).min(1, message("fields.medicines.none")).max(20, message("fields.medicines.tooMany", { max: 20 })),
  advice: text(5000).optional(),
});
export type TemplateContent = z.output<typeof TemplateContent>;

export const Template = TemplateContent.extend({ id: Id, updatedAt: Instant });
export const TemplateList = z.object({ data: z.array(Template) });

export const ListTemplates = z.object({});
export const SaveTemplate = TemplateContent;
export const RenameTemplate = z.object({ id: Id, name: line(80) });
export const RemoveTemplate = z.object({ id: Id });
