"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { pathOf } from "@/components/notifications/path-of";
import { markAllNotifications } from "@/lib/domain/notifications/mark-all";
import { markNotification } from "@/lib/domain/notifications/mark";
import { setNotificationPreferences } from "@/lib/domain/notifications/set-preferences";
import { readProfile } from "@/lib/domain/accounts/profile/read";
import { formAction, type FormState, submit } from "@/lib/http/web/action";

const again = () => revalidatePath("/account/notifications", "layout");

/** Marks one as read or unread. */
export const markAction = formAction(markNotification, { then: again });

/** Marks everything as read. */
export const markAllAction = formAction(markAllNotifications, { then: again });

/** Marks one as read and goes where it leads. */
export async function openAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, async (context) => {
    const [notification, { role }] = [await markNotification(context, { id: String(form.get("id")), read: true }), await readProfile(context, {})];
    redirect(pathOf(notification, role));
  });
}

/** Saves where the reader hears of what. A box that is not in the form stays as it is. */
export const savePreferencesAction = formAction(setNotificationPreferences, { input: preferencesIn, then: again });

function preferencesIn(form: FormData) {
  const isOffered = (name: string) => form.getAll("offered[]").includes(name);
  const preferences = form.getAll("kinds[]").map((kind) => ({
    kind,
    ...Object.fromEntries(["app", "email", "sms"].filter((channel) => isOffered(`${String(kind)}.${channel}`)).map((channel) => [channel, form.has(`${String(kind)}.${channel}`)])),
  }));
  return { preferences };
}
