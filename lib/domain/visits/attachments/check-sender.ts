import { query } from "@/lib/core/use-case";
import { findConsultation } from "@/lib/domain/consultations/queries";
import { ListAttachments as CheckSender, NoAttachment } from "./schema";

/** Refuses everybody who may not add a file to a visit, before any byte of the file is read. `addAttachment` decides the same again. */
export const checkSender = query({
  name: "visit.attach",
  input: CheckSender,
  output: NoAttachment,
  load: ({ db }, { id }) => findConsultation(db, id),
  run: async () => ({}),
});
