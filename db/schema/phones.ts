import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { roomRoles } from "./choices";
import { id, instant } from "./columns";
import { consultations } from "./consultations";

/**
 * What each side of a visit has said about being called by the other: agreed, or taken back. The newest row of a side counts; rows are
 * never changed. The numbers are in the profiles.
 */
export const phoneAgreements = pgTable(
  "phone_agreements",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    side: text({ enum: roomRoles }).notNull(),
    agreed: boolean().notNull(),
    /** Whose number is shown: a patient may be cared for by several accounts. */
    accountId: uuid("account_id").notNull().references(() => users.id, { onDelete: "restrict" }),
    saidAt: instant("said_at").notNull(),
  },
  (t) => [index("phone_agreements_newest").on(t.consultationId, t.side, t.id), check("phone_agreements_side", sql`${t.side} in ('patient', 'doctor')`)],
);
