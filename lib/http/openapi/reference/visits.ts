import { ATTACHMENT_MAX_MEGABYTES, FILES_MAX, FILES_MAX_MEGABYTES } from "@/lib/domain/visits/attachments/attachment";
import { CLOSES_AFTER_MINUTES, OPENS_MINUTES } from "@/lib/domain/visits/room";
import { CONTEST_DAYS } from "@/lib/domain/visits/contests/contest";
import { TICKET_SECONDS } from "@/lib/domain/visits/ticket";
import type { Description } from "./description";

const attends = "Whoever cares for its patient; its doctor.";

export const visitDescriptions = {
  enterRoom: {
    text:
      `The room is open from ${OPENS_MINUTES} minutes before the start until ${CLOSES_AFTER_MINUTES} minutes after the end, and while the visit is under way. ` +
      `The ticket opens one WebSocket within ${TICKET_SECONDS} seconds. There, \`call\` names one of the others who are there, by role, and tells both to make a new connection under a growing number, and which of them offers; \`signal\` carries offers, answers and candidates \`to\` one of the others, and \`from\` one, under that number. ` +
      "An invited guest, who has no account, gets a ticket too, by the cookie of the guest's page: only while the seat is theirs, and only once the patient has agreed; before that `room_closed` has `waitsFor`.",
    who: `${attends} Its invited guest.`,
    fails: ["room_closed"],
  },
  inviteGuest: {
    text:
      "One guest for a visit: a relative or an interpreter. The answer has the `link` to the page where the guest presses \"Join\", which uses it up; until then whoever invited finds it in the list of guests. " +
      "An invitation by the patient is the patient's consent; to one by the doctor the patient must agree. The guest sees and hears, and gets nothing else of the visit. Name, relation and consent stay in its record.",
    who: attends,
    fails: ["room_closed", "already_exists"],
    request: { name: "Asha Rao", relation: "interpreter" },
  },
  listGuests: { text: "In the order in which they were invited; one at most has not ended.", who: `${attends} An administrator.` },
  answerGuest: { text: "With `agrees: false` the invitation ends.", who: "Whoever cares for its patient.", request: { agrees: true } },
  removeGuest: { text: "At once: the link and the seat are worth nothing from then on. Another guest may be invited afterwards.", who: attends },
  switchMode: {
    text:
      "Told at once to both on the room's socket, as `mode`, and kept with its time and cause. Stop sending pictures only after the other side was told: a picture that ends looks like a living one that stands still. " +
      "The answer is the mode that holds now; the one with the higher `number` is newer.",
    who: attends,
    fails: ["room_closed"],
    request: { mode: "audio", because: "network" },
  },
  listMessages: { text: "In order. `afterSeq` asks for those after one you have. Each reading is audited.", who: attends },
  sendMessage: {
    text: "Send it again with the same `Idempotency-Key` after a time-out: it is written once.",
    who: attends,
    fails: ["room_closed"],
    request: { text: "I have the report here; shall I read it to you?" },
  },
  addAttachment: {
    text:
      `The body is the file as it is, with its media type: \`curl --data-binary @scan.pdf -H "Content-Type: application/pdf" -H "X-File-Name: scan.pdf"\`. No multipart form: nothing but the file has to be read, and its length is known before it arrives. ` +
      `PDF, JPEG and PNG up to ${ATTACHMENT_MAX_MEGABYTES} MB; the content decides, and must be of the declared type and whole. The name is in a header, because a name may tell of an illness and addresses are written into logs; it is percent-encoded and has no folders. ` +
      `A consultation has room for ${FILES_MAX} files and ${FILES_MAX_MEGABYTES} MB. \`place=conversation\` (the default) writes a message that carries the file, while the room is open; \`place=intake\` adds it to what the patient tells before, until the consultation is closed. ` +
      "Nothing is kept of a refused file. Send it again with the same `Idempotency-Key` after a time-out: it is added once.",
    who: `${attends} To the intake only whoever cares for its patient.`,
    fails: ["room_closed", "invalid_transition"],
  },
  listAttachments: { text: "Those of the intake and of the conversation, earliest first. Names are part of the record: an administrator gets them only in an emergency. Each reading is audited.", who: `${attends} An administrator.` },
  readAttachment: {
    text: "The bytes, exactly as they were sent, under the type that was found in them. Sent to be saved (`Content-Disposition: attachment`), with `nosniff` and a sandbox. Files are not searched for viruses. Each reading is audited.",
    who: `${attends} An administrator, only while the patient's record is open in an emergency.`,
  },
  removeAttachment: { text: "Its bytes are deleted; that it was there stays in the audit.", who: "The account that added it before the consultation, until it is closed.", fails: ["invalid_transition"] },
  readTimeline: {
    text: "Each joining, leaving and lost connection in the room, and what was done with the consultation, in order; and for how long each side was there. Nothing clinical.",
    who: `${attends} An administrator.`,
  },
  readQueue: {
    text: "How many visits come before this one today, and when it is likely to begin: from what the doctor said, or else from how late the day has run. Ask again every half minute, and when the room's socket says `changed`.",
    who: attends,
  },
  readDelay: { text: "Today, in the zone of the practice.", who: "A doctor.", fails: ["not_found"] },
  setDelay: { text: "It holds for today, until you say something else. Patients see it with their consultation, and in the room at once.", who: "A doctor.", fails: ["not_found"], request: { state: "late", minutes: 20 } },
  contestVisit: {
    text: `For a consultation that was closed as \`no_show\`, or by the product: within ${CONTEST_DAYS} days, once for each side. An administrator decides, and both sides are told.`,
    who: attends,
    fails: ["invalid_transition", "already_exists"],
  },
  listContestsOfVisit: { text: "What each side wrote is shown to that side and to administrators; the decision to both sides. Each reading is audited.", who: `${attends} An administrator.` },
  listOpenContests: { text: "Those that wait longest come first. Without what was written: that is read with the consultation, and the reading is audited.", who: "An administrator." },
  decideContest: {
    text: "`upheld`: it stays what it was closed as. `changed`: it becomes `status`, and the payment follows. What an administrator has decided cannot be contested again.",
    who: "An administrator.",
    fails: ["invalid_transition", "not_found"],
    request: { decision: "changed", status: "no_show", noShowBy: "doctor", reason: "The room shows that the patient waited for half an hour." },
  },
} satisfies Record<string, Description>;
