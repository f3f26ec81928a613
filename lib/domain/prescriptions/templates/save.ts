import { invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { newId } from "@/lib/platform/ids";
import { contentOf, isSameName, sealed, templateOf } from "./present";
import { findTemplate, insertTemplate, listTemplateRows, lockTemplates } from "./queries";
import { MOST_TEMPLATES, SaveTemplate, Template } from "./schema";

/** Keeps medicines and advice under a name, for this doctor only. Errors: `invalid_input` if the name is taken or there are too many. */
export const saveTemplate = command({
  name: "template.save",
  input: SaveTemplate,
  output: Template,
  async run({ db, actor, now }, input) {
    await lockTemplates(db, actor.id);
    const rows = await listTemplateRows(db, actor.id);
    if (rows.length >= MOST_TEMPLATES) throw invalid("name", say("fields.template.tooMany", { max: MOST_TEMPLATES }));
    if (rows.some((row) => isSameName(contentOf(row).name, input.name))) throw invalid("name", say("fields.template.nameTaken"));
    const id = newId();
    await insertTemplate(db, { id, doctorId: actor.id, content: sealed(id, input), createdAt: now, updatedAt: now });
    return templateOf((await findTemplate(db, id))!);
  },
  auditNote: ({ id }) => ({ resourceId: id }),
});
