import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { summaryOf } from "./present";
import { listVisible } from "./queries";
import { ConsultationPage, ListConsultations } from "./schema";

/** The caller's own consultations (an administrator's: all), latest start first; upcoming ones the next one first. */
export const listConsultations = query({
  name: "consultation.list",
  input: ListConsultations,
  output: ConsultationPage,
  async run({ db, actor, now }, { cursor, ...filter }) {
    const list = `consultations.${filter.when ?? "all"}`;
    const [startsAt, id] = cursor ? decodeCursor(list, cursor) : [];
    const after = cursor ? { startsAt: String(startsAt), id: String(id) } : undefined;
    const rows = await listVisible(db, actor, { ...filter, now, after });
    const { data, nextCursor } = pageOf(list, rows, filter.limit, (row) => [row.startsAt.toISOString(), row.id]);
    return { data: data.map(summaryOf), nextCursor };
  },
});
