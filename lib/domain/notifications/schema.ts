import { z } from "zod";
import { notificationKinds } from "@/db/schema/choices";
import { Id, Instant, page, paging } from "@/lib/core/wire";

export const NotificationKind = z.enum(notificationKinds);

/** Something that an account is told. It says what it is about; programs and pages put it into words. */
export const Notification = z.object({
  id: Id,
  kind: NotificationKind,
  notice: z.string().meta({ description: "What is told, such as `bookedPatient`", examples: ["bookedPatient"] }),
  consultation: z
    .object({ id: Id, startsAt: Instant, doctorName: z.string(), patientName: z.string(), isOwn: z.boolean().meta({ description: "True if you are the patient" }) })
    .nullable(),
  subjectId: Id.nullable().meta({ description: "What else it is about, such as a prescription" }),
  createdAt: Instant,
  readAt: Instant.nullable(),
});
export type Notification = z.input<typeof Notification>;

export const ListNotifications = z.object({ ...paging, unread: z.union([z.boolean(), z.stringbool()]).optional().meta({ description: "Only those that were not read" }) });
export const NotificationPage = page(Notification).extend({ unreadCount: z.int() });
export const MarkNotification = z.object({ id: Id, read: z.union([z.boolean(), z.stringbool()]) });

export const NotificationChannels = z.object({ app: z.boolean(), email: z.boolean(), sms: z.boolean() });

/** One kind of notification and where it comes. */
export const NotificationPreference = NotificationChannels.extend({
  kind: NotificationKind,
  fixed: z.array(z.enum(["app", "email", "sms"])).meta({ description: "The channels of this kind that cannot be changed" }),
});
export const NotificationPreferences = z.object({
  preferences: z.array(NotificationPreference),
  hasPhone: z.boolean().meta({ description: "Whether your profile has a phone number, which text messages need" }),
});
export type NotificationPreferences = z.input<typeof NotificationPreferences>;

/** Kinds and channels that are left out stay as they are. */
export const SetNotificationPreferences = z.object({
  preferences: z.array(NotificationChannels.partial().extend({ kind: NotificationKind })).max(notificationKinds.length),
});
