import { z } from "zod";
import { query } from "@/lib/core/use-case";
import { Id, Instant } from "@/lib/core/wire";
import { NoShowBy } from "@/lib/domain/visits/outcome/schema";
import { listNotices } from "./notice-queries";
import { Mode, Status } from "./schema";

const Notice = z.object({
  id: Id,
  status: Status,
  noShowBy: NoShowBy.nullable(),
  mode: Mode,
  startsAt: Instant,
  endsAt: Instant,
  version: z.int(),
  patientName: z.string(),
  patientId: Id,
  recipientIds: z.array(Id),
  doctorId: Id,
  doctorName: z.string(),
});

/** What a mail may say about consultations; of those that there are. This has nothing of their content, so it does not count as reading the record. */
export const readConsultationNotices = query({
  name: "consultation.notice",
  input: z.object({ ids: z.array(Id) }),
  output: z.array(Notice),
  run: ({ db }, { ids }) => listNotices(db, ids),
});
