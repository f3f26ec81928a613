import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { availabilitySlots } from "./availability";
import { waitingStates } from "./choices";
import { createdAt, id, instant } from "./columns";
import { doctors } from "./doctors";
import { patients } from "./patients";

/** Somebody who waits until a doctor has a free time within some days. The longest wait is offered a freed time first. */
export const waitingList = pgTable(
  "waiting_list",
  {
    id: id(),
    accountId: uuid("account_id").notNull().references(() => users.id, { onDelete: "restrict" }),
    patientId: uuid("patient_id").notNull().references(() => patients.id, { onDelete: "restrict" }),
    doctorId: uuid("doctor_id").notNull().references(() => doctors.id, { onDelete: "restrict" }),
    startsFrom: instant("starts_from").notNull(),
    startsUntil: instant("starts_until").notNull(),
    state: text({ enum: waitingStates }).notNull().default("waiting"),
    /** The offered time, kept for the account until `offeredUntil`. The last one stays, so that it is not offered again. */
    slotId: uuid("slot_id").references(() => availabilitySlots.id, { onDelete: "restrict" }),
    offeredUntil: instant("offered_until"),
    /** When the mail of the present offer was handed to delivery. */
    toldAt: instant("told_at"),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("waiting_list_once").on(t.patientId, t.doctorId).where(sql`state in ('waiting', 'offered')`),
    index("waiting_list_doctor").on(t.doctorId, t.id).where(sql`state in ('waiting', 'offered')`),
    index("waiting_list_account").on(t.accountId, t.id),
    check("waiting_list_state", sql`${t.state} in ('waiting', 'offered', 'booked', 'ended') and (${t.state} <> 'offered' or ${t.slotId} is not null and ${t.offeredUntil} is not null)`),
    check("waiting_list_order", sql`${t.startsUntil} > ${t.startsFrom}`),
  ],
);
