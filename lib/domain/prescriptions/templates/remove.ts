import { command } from "@/lib/core/use-case";
import { Nothing } from "@/lib/domain/accounts/schema";
import { deleteTemplate, findTemplate } from "./queries";
import { RemoveTemplate } from "./schema";

/** Deletes a template. Prescriptions that were written from it stay as they are. */
export const removeTemplate = command({
  name: "template.remove",
  input: RemoveTemplate,
  output: Nothing,
  load: ({ db }, { id }) => findTemplate(db, id),
  async run({ db }, { id }) {
    await deleteTemplate(db, id);
    return {};
  },
  auditNote: (_, { id }) => ({ resourceId: id }),
});
