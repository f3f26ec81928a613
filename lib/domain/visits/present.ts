import { decrypt } from "@/lib/platform/crypto/encrypt";
import type { MessageRow } from "./queries";

/** A message as those who attend the visit see it. */
export const messageOf = ({ id, seq, authorId, authorRole, authorName, body, sentAt }: MessageRow) => ({
  id,
  seq,
  author: { id: authorId, role: authorRole, name: authorName },
  text: decrypt(body, { column: "room_messages.body", id }),
  sentAt,
});
