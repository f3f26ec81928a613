import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { summaryOf } from "./present";
import { listVisible } from "./queries";
import { ConsultationPage, ListConsultations } from "./schema";

/** The caller's own consultations (an administrator's: all), latest start first. */
export const listConsultations = query({
  name: "consultation.list",
  input: ListConsultations,
  output: ConsultationPage,
  async run({ db, actor }, { cursor, ...filter }) {
    const [startsAt, id] = cursor ? decodeCursor("consultations", cursor) : [];
    const after = cursor ? { startsAt: String(startsAt), id: String(id) } : undefined;
    const rows = await listVisible(db, actor, { ...filter, after });
    const { data, nextCursor } = pageOf("consultations", rows, filter.limit, (row) => [row.startsAt.toISOString(), row.id]);
    return { data: data.map(summaryOf), nextCursor };
  },
});
