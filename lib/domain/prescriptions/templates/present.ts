import type { z } from "zod";
import { decrypt, encrypt } from "@/lib/platform/crypto/encrypt";
import type { TemplateRow } from "./queries";
import { type Template, TemplateContent } from "./schema";

const COLUMN = "prescription_templates.content";

/** Seals what a template holds. */
export const sealed = (id: string, content: TemplateContent) => encrypt(JSON.stringify(content), { column: COLUMN, id });

/** What a template holds, as it was saved. */
export const contentOf = ({ id, content }: Pick<TemplateRow, "id" | "content">): TemplateContent => TemplateContent.parse(JSON.parse(decrypt(content, { column: COLUMN, id })));

/** A template as it is answered. */
export const templateOf = (row: TemplateRow): z.output<typeof Template> => ({ id: row.id, updatedAt: row.updatedAt, ...contentOf(row) });

/** Names that a reader takes for the same: capitals and blanks do not part them. */
export const isSameName = (a: string, b: string) => folded(a) === folded(b);
const folded = (name: string) => name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
