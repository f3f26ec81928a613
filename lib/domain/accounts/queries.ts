import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { profiles, users } from "@/db/schema/accounts";
import { AppError, violates } from "@/lib/core/errors";
import { say } from "@/lib/core/words";

type NewUser = typeof users.$inferInsert;
type NewProfile = typeof profiles.$inferInsert;

export const person = { id: users.id, email: users.email, role: users.role, firstName: profiles.firstName, lastName: profiles.lastName };

/** The account with this email, with the fields needed to judge a sign-in. */
export async function findAccount(db: Db, email: string) {
  const [row] = await db
    .select({ ...person, passwordHash: users.passwordHash, status: users.status })
    .from(users)
    .innerJoin(profiles, eq(profiles.personId, users.id))
    .where(eq(users.email, email));
  return row;
}

/** The account of a signed-in person, with the fields needed to judge a change of its password. */
export async function findOwnAccount(db: Db, userId: string) {
  const [row] = await db
    .select({ ...person, passwordHash: users.passwordHash })
    .from(users)
    .innerJoin(profiles, eq(profiles.personId, users.id))
    .where(and(eq(users.id, userId), eq(users.status, "active")));
  return row;
}

/** Replaces the password that was checked; false if it was changed in the meantime. Of two calls at once, only one succeeds. */
export async function replacePassword(db: Db, userId: string, checkedHash: string, newHash: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(users)
    .set({ passwordHash: newHash, updatedAt: now })
    .where(and(eq(users.id, userId), eq(users.passwordHash, checkedHash), eq(users.status, "active")))
    .returning({ id: users.id });
  return rows.length > 0;
}

/** True if the account is active and its password is still the one that was checked. Locks the account, so that both stay so until commit. */
export async function lockProof(db: Db, userId: string, passwordHash: string): Promise<boolean> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.passwordHash, passwordHash), eq(users.status, "active")))
    .for("share");
  return rows.length > 0;
}

/** Inserts an account with its profile. Throws `email_taken`. */
export async function insertAccount(db: Db, user: NewUser, profile: NewProfile): Promise<void> {
  // Sent together; they run in this order.
  await Promise.all([db.insert(users).values(user), db.insert(profiles).values(profile)]).catch((cause: unknown) => {
    if (!violates(cause, "users_email_unique")) throw cause;
    const why = say("refusals.account.emailTaken");
    throw new AppError("email_taken", why, { fields: { email: [why] }, cause });
  });
}
