import { decrypt } from "@/lib/platform/crypto/encrypt";
import type { ConsultationRow } from "../consultations/queries";
import type { MessageRow } from "./queries";
import { modeOf } from "./room";

/** A message as those who attend the visit see it. */
export const messageOf = ({ id, seq, authorId, authorRole, authorName, body, attachmentId, fileName, fileType, fileSize, sentAt }: MessageRow) => ({
  id,
  seq,
  author: { id: authorId, role: authorRole, name: authorName },
  text: decrypt(body, { column: "room_messages.body", id }),
  attachment: attachmentId && fileName && fileType && fileSize ? { id: attachmentId, name: decrypt(fileName, { column: "attachments.file_name", id: attachmentId }), type: fileType, size: fileSize } : null,
  sentAt,
});

/** How the two of a visit meet now. */
export const modeOfRow = ({ mode, modeSwitches }: Pick<ConsultationRow, "mode" | "modeSwitches">) => modeOf({ mode, modeSwitches: modeSwitches.map((one) => ({ ...one, at: new Date(one.at) })) });
