import { z } from "zod";
import { message } from "@/lib/core/words";

/** The token in the link of a mail. */
export const LinkToken = z.string(message("fields.link.missing")).min(1, message("fields.link.missing")).max(200, message("fields.link.unknown"));
