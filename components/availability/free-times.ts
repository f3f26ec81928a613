import type { z } from "zod";
import type { FreeSlots } from "@/lib/domain/availability/schema";

/** Free slots as the API answers them. */
export type FreeTimes = z.input<typeof FreeSlots>["data"];
