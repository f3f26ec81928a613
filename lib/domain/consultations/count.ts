import { query } from "@/lib/core/use-case";
import { countInProgress } from "./queries";
import { ConsultationCounts, CountConsultations } from "./schema";

/** How many consultations are in progress; for administrators. */
export const countConsultations = query({
  name: "consultation.count",
  input: CountConsultations,
  output: ConsultationCounts,
  run: async ({ db }) => ({ inProgress: await countInProgress(db) }),
});
