import { z } from "zod";
import { Id, Instant } from "@/lib/core/wire";

export const KeptMail = z.object({ id: Id, to: z.string(), subject: z.string(), text: z.string(), html: z.string(), createdAt: Instant });
export type KeptMail = z.input<typeof KeptMail>;
