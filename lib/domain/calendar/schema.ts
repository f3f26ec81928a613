import { z } from "zod";
import { Instant } from "@/lib/core/wire";

/** The secret address of the caller's calendar, as far as it is known after it was made. */
export const CalendarAddress = z.object({ madeAt: Instant.nullable().meta({ description: "When the address in use was made; null if there is none" }) });

export const MadeCalendarAddress = z.object({
  address: z.string().meta({ description: "Shown only this time. Anybody who has it can read when your consultations are, and with whom.", examples: ["https://care.example.in/api/v1/calendar/Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9.ics"] }),
  madeAt: Instant,
});

/** The secret, with `.ics` at its end as calendar programs expect of an address. */
export const ReadCalendar = z.object({ token: z.string().max(100).meta({ description: "The secret with `.ics` at its end, as the address has it" }) });
