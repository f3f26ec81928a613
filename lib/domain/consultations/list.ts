import { byTime, paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { Reader } from "@/lib/domain/records/reader";
import { summaryOf } from "./present";
import { listVisible } from "./queries";
import { ConsultationPage, ListConsultations } from "./schema";

/** The caller's own consultations (for an administrator: all), latest start first; upcoming ones next one first. */
export const listConsultations = query({
  name: "consultation.list",
  input: ListConsultations,
  output: ConsultationPage,
  run: ({ db, actor, now }, input) =>
    paged(`consultations.${input.when ?? "all"}`, input, byTime("startsAt"), (after) => listVisible(db, actor, { ...input, now, after }), (row) => summaryOf(row, Reader.ofAnswer(actor))),
});
