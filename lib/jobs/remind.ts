import type { Context } from "@/lib/core/scope";
import { checkClocks } from "@/lib/domain/notifications/check-clocks";
import { isReminderDue, remindOfVisits } from "@/lib/domain/notifications/remind";

/** Makes the reminders of visits that are due. Most minutes none is, and then nothing is written, not even in the audit. */
export async function remind(context: Context): Promise<void> {
  if (!(await isReminderDue(context, {})).due) return;
  while ((await remindOfVisits(context, {})).more);
}

/** Looks, for all planned visits, whether the rules of a reader's zone have changed. */
export async function watchClocks(context: Context): Promise<void> {
  let after: string | undefined;
  do after = (await checkClocks(context, { after })).next ?? undefined;
  while (after);
}
