import { isOffered, isLocked, type Channel, type Channels, defaultsFor, type Kind } from "./kinds";
import type { NotificationRow, findPreferences } from "./queries";

/** A notification as its account sees it. */
export function present({ userId, consultationId, startsAt, doctorName, patientName, patientId, ...row }: NotificationRow) {
  return { ...row, consultation: consultationId === null ? null : { id: consultationId, startsAt: startsAt!, doctorName: doctorName!, patientName, isOwn: patientId === userId } };
}

/** Where somebody hears of a kind: what they chose, or the defaults. */
export function channelsOf({ chosen, role }: Awaited<ReturnType<typeof findPreferences>>, kind: Kind): Channels {
  const wanted = chosen.get(kind) ?? defaultsFor(role ?? "patient", kind);
  const of = (channel: Channel) => isLocked(kind, channel) || (wanted[channel] && isOffered(kind, channel));
  return { app: of("app"), email: of("email"), sms: of("sms") };
}
