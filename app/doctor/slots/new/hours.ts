import { listSlots } from "@/lib/domain/availability/list";
import type { WeeklyHours } from "@/lib/domain/availability/weekly-hours";
import { localDay } from "@/lib/clock/local-day";
import { type Plan, planHours } from "@/lib/domain/availability/typed-hours";
import type { SignedInContext } from "@/lib/http/web/session";

/** The slots these hours produce in addition to those the doctor already offers. */
export async function planFor(context: SignedInContext, hours: WeeklyHours): Promise<Plan> {
  const { from } = localDay(hours.from, hours.timeZone);
  const midnight = localDay(hours.to, hours.timeZone).to;
  // The last day's hours may go on after midnight.
  const to = new Date(midnight.getTime() + Math.max(0, hours.closesAt - 24 * 60) * 60_000);
  // A slot of the previous evening may reach into the first day.
  const before = new Date(from.getTime() - 4 * 3_600_000);
  const { data } = await listSlots(context, { doctorId: context.actor.id, from: before.toISOString(), to: to.toISOString() });
  const existing = data.map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }));
  return planHours(hours, existing, new Date());
}
