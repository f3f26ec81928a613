import { z } from "zod";

/** What stands in a mail's link. */
export const LinkToken = z.string("Open the link from the mail.").min(1, "Open the link from the mail.").max(200, "This is not a link of ours.");
