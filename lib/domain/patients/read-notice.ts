import { z } from "zod";
import { query } from "@/lib/core/use-case";
import { Id } from "@/lib/core/wire";
import { findParticulars, listCarerIds } from "./queries";

/** What a mail about a patient needs: the first name, and the accounts that care for the patient now. */
export const readPatientNotice = query({
  name: "patient.notice",
  input: z.object({ id: Id }),
  output: z.object({ firstName: z.string(), carerIds: z.array(Id) }),
  async run({ db }, { id }) {
    const [person, carerIds] = await Promise.all([findParticulars(db, id), listCarerIds(db, id)]);
    return { firstName: person?.firstName ?? "", carerIds };
  },
});
