import type { attachmentParts, attachments } from "@/db/schema/attachments";
import type { roomMessages } from "@/db/schema/rooms";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { newFileKey, sealPart } from "@/lib/platform/crypto/file-cipher";
import { dateIn } from "@/lib/demo/tools/days";
import { onePagePdf } from "@/lib/demo/tools/one-page-pdf";
import { type Random, randomFrom } from "@/lib/demo/tools/random";
import { inWriting, type Line, onWeakNetwork, withReport } from "@/lib/demo/words/conversations";
import type { Visit } from "./booking";

type Attachment = typeof attachments.$inferInsert;

export interface Conversations {
  messages: (typeof roomMessages.$inferInsert)[];
  attachments: Attachment[];
  parts: (typeof attachmentParts.$inferInsert)[];
}

/** What was written in visits that took place: in those held in writing, and in some of the people the demo is about, with a file in one. */
export function makeConversations(visits: readonly Visit[]): Conversations {
  const random = randomFrom(11);
  const made: Conversations = { messages: [], attachments: [], parts: [] };
  for (const { row, doctor, patient, about, scenes } of visits) {
    const { startedAt, completedAt, id: consultationId } = row;
    if (!startedAt || !completedAt) continue;
    const lines = scenes.includes("report") ? withReport : scenes.includes("talk") ? onWeakNetwork(about) : row.mode === "text" ? inWriting(about) : [];
    lines.forEach(({ at, by, text }: Line, n) => {
      const sentAt = new Date(startedAt.getTime() + Math.floor((completedAt.getTime() - startedAt.getTime()) * at));
      const authorId = by === "doctor" ? doctor.id : patient.booker.id;
      const file = text === null ? fileOf(consultationId, authorId, sentAt, reportOf(patient.name, sentAt), random) : undefined;
      if (file) {
        made.attachments.push(file.attachment);
        made.parts.push(file.part);
      }
      const id = random.id(sentAt);
      const body = encrypt(text ?? "", { column: "room_messages.body", id });
      made.messages.push({ id, consultationId, authorId, authorRole: by, body, attachmentId: file?.attachment.id, seq: n + 1, sentAt });
    });
  }
  return made;
}

const reportOf = (patient: string, seenAt: Date) =>
  onePagePdf(["Backwater Diagnostics, Kochi", `Blood count of ${patient}`, `Taken on ${dateIn(seenAt, -6)}`, "", "Haemoglobin   11.2 g/dl   (12.0 to 15.5)", "Leucocytes    6.8 /nl     (4.0 to 10.0)", "Platelets     242 /nl     (150 to 400)"]);

/** A file of one part under a key of its own, as the product keeps files. */
function fileOf(consultationId: string, addedBy: string, addedAt: Date, content: Buffer, random: Random) {
  const id = random.id(addedAt);
  const fileKey = newFileKey();
  const attachment = {
    id,
    consultationId,
    addedBy,
    addedAs: "patient",
    place: "conversation",
    fileName: encrypt("Blood report.pdf", { column: "attachments.file_name", id }),
    type: "application/pdf",
    size: content.length,
    parts: 1,
    fileKey: encrypt(fileKey, { column: "attachments.file_key", id }),
    addedAt,
  } satisfies Attachment;
  return { attachment, part: { attachmentId: id, part: 0, content: sealPart(content, fileKey, { fileId: id, part: 0, parts: 1 }) } };
}
