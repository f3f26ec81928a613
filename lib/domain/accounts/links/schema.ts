import { z } from "zod";

/** The token in the link of a mail. */
export const LinkToken = z.string("Open the link from the mail.").min(1, "Open the link from the mail.").max(200, "This is not a link of ours.");
