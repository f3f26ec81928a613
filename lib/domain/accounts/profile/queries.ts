import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { profiles, users } from "@/db/schema/accounts";

export type ProfileRow = typeof profiles.$inferSelect & Pick<typeof users.$inferSelect, "email" | "emailVerifiedAt" | "role">;

/** A person's profile. */
export async function findProfile(db: Db, userId: string): Promise<ProfileRow | undefined> {
  const [row] = await selectProfile(db, userId);
  return row && { ...row.profile, email: row.email, emailVerifiedAt: row.emailVerifiedAt, role: row.role };
}

/** A person's profile, locked until commit. */
export async function lockProfile(db: Db, userId: string): Promise<ProfileRow | undefined> {
  const [row] = await selectProfile(db, userId).for("update", { of: profiles });
  return row && { ...row.profile, email: row.email, emailVerifiedAt: row.emailVerifiedAt, role: row.role };
}

const selectProfile = (db: Db, userId: string) =>
  db.select({ profile: profiles, email: users.email, emailVerifiedAt: users.emailVerifiedAt, role: users.role }).from(profiles).innerJoin(users, eq(users.id, profiles.personId)).where(eq(profiles.personId, userId));

/** Saves all fields of a profile. */
export async function saveProfile(db: Db, { email: _email, emailVerifiedAt: _verified, role: _role, personId, createdAt: _at, ...fields }: ProfileRow): Promise<void> {
  await db.update(profiles).set(fields).where(eq(profiles.personId, personId));
}
