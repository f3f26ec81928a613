import { desc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { phoneAgreements } from "@/db/schema/phones";

export type AgreementRow = Awaited<ReturnType<typeof listNewest>>[number];

/** The newest answer of each side of a visit, with the number of the account that gave it, still encrypted. */
export function listNewest(db: Db, consultationId: string) {
  return db
    .selectDistinctOn([phoneAgreements.side], {
      side: phoneAgreements.side,
      agreed: phoneAgreements.agreed,
      accountId: phoneAgreements.accountId,
      saidAt: phoneAgreements.saidAt,
      name: fullName(profiles),
      phone: profiles.phone,
    })
    .from(phoneAgreements)
    .innerJoin(profiles, eq(profiles.personId, phoneAgreements.accountId))
    .where(eq(phoneAgreements.consultationId, consultationId))
    .orderBy(phoneAgreements.side, desc(phoneAgreements.id));
}

/** The number of an account, still encrypted. */
export async function findPhone(db: Db, accountId: string) {
  const [row] = await db.select({ phone: profiles.phone }).from(profiles).where(eq(profiles.personId, accountId));
  return row?.phone ?? null;
}

export const insertAgreement = (db: Db, row: typeof phoneAgreements.$inferInsert) => db.insert(phoneAgreements).values(row);
