import { MOVE_DAYS, type FreeTime } from "@/components/moves/move-form";
import { isDate } from "@/lib/clock/dates";
import { localDate } from "@/lib/clock/local-day";
import type { Context } from "@/lib/core/scope";
import { listFreeSlots } from "@/lib/domain/availability/free";
import type { Mode } from "@/lib/domain/consultations/schema";
import { orNone } from "@/lib/http/web/or-not-found";

/** The free times of a doctor in the week from a date on that a visit in this mode can move to, as the reader's clock shows them. */
export async function freeTimes(context: Context, { doctorId, mode, asked, timeZone, except }: { doctorId: string; mode: Mode; asked: string | undefined; timeZone: string; except?: string }): Promise<{ from: string; today: string; times: FreeTime[] }> {
  const today = localDate(new Date(), timeZone);
  const from = isDate(asked) && asked > today ? asked : today;
  const free = await orNone(listFreeSlots(context, { doctorId, date: from, days: MOVE_DAYS, timeZone }), "not_found");
  const times = (free?.data ?? []).filter(({ id, modes }) => id !== except && (!modes || modes.includes(mode))).map(({ id, local }) => ({ id, start: local.start }));
  return { from, today, times };
}
