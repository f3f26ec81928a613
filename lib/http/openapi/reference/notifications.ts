import type { Description } from "./description";

export const notificationDescriptions = {
  listNotifications: {
    text: "Newest first. A notification says what it is about, and `notice` what is told; it has no sentence, so that you put it into your reader's language. One about a consultation that you may no longer read is left out. The stream of events tells `notice` when there is another one. Kept for half a year.",
    who: "Everybody who is signed in, their own.",
  },
  markNotification: { text: "`read` false makes it unread again.", who: "The account that was told." },
  markAllNotifications: { text: "Only those that are there when it is asked.", who: "Everybody who is signed in, their own." },
  readNotificationPreferences: { text: "Every kind that your role hears of, by channel. `fixed` names the channels of a kind that cannot be changed: what happens to your account is always told, and text messages are sent only about when a visit is.", who: "Everybody who is signed in." },
  setNotificationPreferences: {
    text: "Kinds and channels that are left out stay as they are. Nothing is saved unless all of it can be.",
    who: "Everybody who is signed in.",
    request: { preferences: [{ kind: "reminders", email: true, sms: false }] },
  },
  readCalendarAddress: { text: "The address itself is shown only when it is made.", who: "Everybody who is signed in." },
  makeCalendarAddress: { text: "For a calendar program that reads your consultations again and again. Anybody who has the address can read them; nothing clinical is in them.", who: "Everybody who is signed in." },
  revokeCalendarAddress: { text: "The address stops working at once.", who: "Everybody who is signed in." },
  readCalendarFeed: { text: "An iCalendar file (RFC 5545) in UTC with the visits of the last 90 days and all that are planned. The address ends in `.ics`.", who: "Anybody who has the secret address.", fails: ["not_found"] },
  listDeadLetters: { text: "Mails and notifications that were given up after half a day of tries, the newest first. `error` is a code.", who: "An administrator." },
  retryDeadLetter: { text: "What was done about the event before is not done a second time.", who: "An administrator.", fails: ["not_found"] },
} satisfies Record<string, Description>;
