import { AppError } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";
import { z } from "zod";
import { mailMode } from "@/lib/platform/mail/send";
import { listKeptMails } from "./queries";
import { KeptMail } from "./schema";

const SHOWN = 50;

/**
 * The mails that were kept because no mail server is configured, newest first. Only for development and the demo, whose
 * passwords are public: anywhere else there is no such list, for nobody.
 */
export const listMails = query({
  name: "mail.list",
  input: z.object({}),
  output: z.object({ data: z.array(KeptMail) }),
  async run({ db }) {
    if (mailMode() !== "kept") throw new AppError("not_found");
    return { data: await listKeptMails(db, SHOWN) };
  },
});
