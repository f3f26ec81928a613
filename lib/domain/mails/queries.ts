import { desc } from "drizzle-orm";
import type { Db } from "@/db/client";
import { mails } from "@/db/schema/mails";
import { encrypt, decrypt } from "@/lib/platform/crypto/encrypt";
import type { Mail } from "@/lib/platform/mail/send";

const place = (id: string) => ({ column: "mails.content", id }) as const;

/** Keeps a mail, because no mail server is configured. The same mail sent again is kept once. */
export async function keepMail(db: Db, { id, ...content }: Mail): Promise<void> {
  await db.insert(mails).values({ id, content: encrypt(JSON.stringify(content), place(id)) }).onConflictDoNothing();
}

/** Kept mails, newest first. */
export async function listKeptMails(db: Db, limit: number) {
  const rows = await db.select().from(mails).orderBy(desc(mails.createdAt), desc(mails.id)).limit(limit);
  return rows.map(({ id, content, createdAt }) => ({ id, createdAt, ...(JSON.parse(decrypt(content, place(id))) as Omit<Mail, "id">) }));
}
