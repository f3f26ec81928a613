import { z } from "zod";
import { query } from "@/lib/core/use-case";
import { Id, Instant } from "@/lib/core/wire";
import { NoShowBy } from "@/lib/domain/visits/outcome/schema";
import { findNotice } from "./notice-queries";
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

/** What a mail may say about a consultation. This has nothing of its content, so it does not count as reading the record. */
export const readConsultationNotice = query({
  name: "consultation.notice",
  input: z.object({ id: Id }),
  output: Notice.nullable(),
  run: async ({ db }, { id }) => (await findNotice(db, id)) ?? null,
});
