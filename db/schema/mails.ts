import { index, pgTable } from "drizzle-orm/pg-core";
import { createdAt, id, encrypted } from "./columns";

/** Mails that no server was there to take: kept for the page that shows them in development. Empty in production. */
export const mails = pgTable(
  "mails",
  {
    /** Made of what the mail is about, so that one sent twice is kept once. */
    id: id(),
    /** Encrypted JSON `{ to, subject, text, html }`: it carries links that open an account. */
    content: encrypted().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("mails_newest").on(t.createdAt)],
);
