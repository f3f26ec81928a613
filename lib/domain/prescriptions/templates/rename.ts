import { AppError, invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { contentOf, isSameName, sealed, templateOf } from "./present";
import { changeTemplate, findTemplate, listTemplateRows, lockTemplates } from "./queries";
import { RenameTemplate, Template } from "./schema";

/** Gives a template another name. Errors: `invalid_input` if another one of the doctor has it. */
export const renameTemplate = command({
  name: "template.rename",
  input: RenameTemplate,
  output: Template,
  load: ({ db }, { id }) => findTemplate(db, id),
  async run({ db, now }, { id, name }, { doctorId }) {
    await lockTemplates(db, doctorId);
    const rows = await listTemplateRows(db, doctorId);
    if (rows.some((row) => row.id !== id && isSameName(contentOf(row).name, name))) throw invalid("name", say("fields.template.nameTaken"));
    // It may have been deleted meanwhile.
    const row = rows.find((one) => one.id === id);
    if (!row) throw new AppError("not_found");
    await changeTemplate(db, id, sealed(id, { ...contentOf(row), name }), now);
    return templateOf((await findTemplate(db, id))!);
  },
  auditNote: ({ id }) => ({ resourceId: id }),
});
