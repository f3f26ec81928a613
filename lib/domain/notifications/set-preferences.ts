import { AppError, type FieldErrors } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { isLocked, isOffered, kindsFor } from "./kinds";
import { channelsOf } from "./present";
import { presentPreferences } from "./preferences";
import { findPreferences, savePreference } from "./queries";
import { NotificationPreferences, SetNotificationPreferences } from "./schema";

/** Changes where the caller hears of what. Nothing is saved unless all of it can be. */
export const setNotificationPreferences = command({
  name: "notification.setPreferences",
  input: SetNotificationPreferences,
  output: NotificationPreferences,
  async run({ db, actor }, { preferences }) {
    const found = await findPreferences(db, actor.id);
    const fields: FieldErrors = {};
    for (const [n, { kind, ...changes }] of preferences.entries()) {
      const wanted = { ...channelsOf(found, kind), ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) };
      const refuse = (field: string, why: Parameters<typeof say>[0]) => (fields[`preferences.${n}.${field}`] = [say(why)]);
      if (!kindsFor(actor.role).includes(kind)) refuse("kind", "fields.notification.notForYou");
      for (const channel of ["app", "email"] as const) if (!wanted[channel] && isLocked(kind, channel)) refuse(channel, "fields.notification.always");
      if (wanted.sms && !isOffered(kind, "sms")) refuse("sms", "fields.notification.neverByText");
      else if (wanted.sms && !found.phone) refuse("sms", "fields.notification.needsPhone");
      found.chosen.set(kind, wanted);
    }
    if (Object.keys(fields).length > 0) throw new AppError("invalid_input", undefined, { fields });
    for (const { kind } of preferences) await savePreference(db, actor.id, kind, found.chosen.get(kind)!);
    return presentPreferences(found, actor.role);
  },
});
