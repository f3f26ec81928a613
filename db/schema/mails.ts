import { index, pgTable } from "drizzle-orm/pg-core";
import { createdAt, id, encrypted } from "./columns";

/** Mails kept because no mail server is set, for the page that shows them in development. Empty in production. */
export const mails = pgTable(
  "mails",
  {
    /** Derived from the event and the recipient, so that a mail sent twice is kept once. */
    id: id(),
    /** Encrypted JSON `{ to, subject, text, html }`: it carries links that open an account. */
    content: encrypted().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("mails_newest").on(t.createdAt)],
);
