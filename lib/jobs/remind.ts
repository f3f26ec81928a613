import type { Context } from "@/lib/core/scope";
import { isReminderDue, remindOfVisits } from "@/lib/domain/notifications/remind";

/** Makes the reminders of visits that are due. Most minutes none is, and then nothing is written, not even in the audit. */
export async function remind(context: Context): Promise<void> {
  if (!(await isReminderDue(context, {})).due) return;
  while ((await remindOfVisits(context, {})).more);
}
