import { z } from "zod";
import { Id, Instant, LocalDate, nullIsNone } from "@/lib/core/wire";

/** A place on a doctor's waiting list. */
export const WaitingListEntry = z.object({
  id: Id,
  doctor: z.object({ id: Id, name: z.string() }),
  patient: z.object({ id: Id, name: z.string() }),
  from: LocalDate.meta({ description: "The first date that suits, in the doctor's zone" }),
  to: LocalDate.meta({ description: "The last date that suits, in the doctor's zone" }),
  createdAt: Instant,
  offer: z
    .object({ slotId: Id, startsAt: Instant, endsAt: Instant, keptUntil: Instant.meta({ description: "Until then nobody else can book it" }) })
    .nullable()
    .meta({ description: "The time that is kept for you now" }),
});
export type WaitingListEntry = z.input<typeof WaitingListEntry>;

export const JoinWaitingList = z.object({
  doctorId: Id,
  from: LocalDate,
  to: LocalDate,
  patientId: nullIsNone(Id.optional()).meta({ description: "Who waits; left out for yourself" }),
});
export const ListWaitingList = z.object({ doctorId: Id.optional() });
export const WaitingList = z.object({ data: z.array(WaitingListEntry).meta({ description: "Who waits longest comes first; at most 100" }) });
export const LeaveWaitingList = z.object({ id: Id });
