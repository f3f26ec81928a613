import { query } from "@/lib/core/use-case";
import { templateOf } from "./present";
import { listTemplateRows } from "./queries";
import { ListTemplates, TemplateList } from "./schema";

/** The doctor's own templates, by name. */
export const listTemplates = query({
  name: "template.list",
  input: ListTemplates,
  output: TemplateList,
  run: async ({ db, actor }) => ({ data: (await listTemplateRows(db, actor.id)).map(templateOf).toSorted((a, b) => a.name.localeCompare(b.name)) }),
});
