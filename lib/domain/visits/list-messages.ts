import { paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { findConsultation } from "../consultations/queries";
import { messageOf } from "./present";
import { listMessages as list } from "./queries";
import { ListMessages, MessagePage } from "./schema";

const bySeq = { keys: ({ seq }: { seq: number }) => [seq] as const, place: ([seq]: readonly unknown[]) => Number(seq) };

/** The messages of a visit in order, for those who attend it. */
export const listMessages = query({
  name: "visit.messages",
  input: ListMessages,
  output: MessagePage,
  phi: true,
  load: ({ db }, { id }) => findConsultation(db, id),
  run: ({ db }, { id, afterSeq = 0, ...input }) => paged(`messages.${id}`, input, bySeq, (after) => list(db, id, { after: Math.max(after ?? 0, afterSeq), limit: input.limit }), messageOf),
  auditNote: (_, visit) => ({ patientId: visit.patientId }),
});
