import type { notificationChannels, notificationKinds, roles } from "@/db/schema/choices";

/* What can be switched on and off, and what is on before anybody chose. Pure, so that screens may import it. */

export type Kind = (typeof notificationKinds)[number];
export type Channel = (typeof notificationChannels)[number];
export type Channels = Record<Channel, boolean>;
type Role = (typeof roles)[number];

/** What each role can hear of. */
const kindsOf: Record<Role, readonly Kind[]> = {
  patient: ["visits", "reminders", "payments", "waitingList", "prescriptions", "people", "account"],
  doctor: ["visits", "reminders", "payments", "account"],
  admin: ["account"],
};

/** The kinds that a role can hear of, in the order of the screen. */
export const kindsFor = (role: Role): readonly Kind[] => kindsOf[role];

/** A text message lies open on a locked screen: these kinds say nothing but when a visit is. */
const byText: readonly Kind[] = ["visits", "reminders", "waitingList"];

/** Whether a kind is ever sent by a channel. */
export const isOffered = (kind: Kind, channel: Channel) => channel !== "sms" || byText.includes(kind);

/** What happens to an account itself is always told, in the app and by mail: its owner must learn of it. */
export const isLocked = (kind: Kind, channel: Channel) => kind === "account" && channel !== "sms";

/** Where somebody hears of a kind before they chose. A doctor has many visits a day, so reminders come by the app alone. */
export const defaultsFor = (role: Role, kind: Kind): Channels => ({ app: true, email: !(role === "doctor" && kind === "reminders"), sms: false });

/** How long before a visit its people are reminded, in minutes, and how much later a reminder still makes sense. */
export const REMINDERS = [
  { minutesBefore: 1440, lateMinutes: 120 },
  { minutesBefore: 60, lateMinutes: 15 },
  { minutesBefore: 10, lateMinutes: 6 },
] as const;
