import type { z } from "zod";
import { decrypt } from "@/lib/platform/crypto/encrypt";
import type { AttachmentRow } from "./queries";
import type { Attachment } from "./schema";

/** A file as those who may read the visit see it. */
export const attachmentOf = ({ id, consultationId, place, fileName, type, size, addedById, addedAs, addedByName, addedAt, seq }: AttachmentRow): z.output<typeof Attachment> => ({
  id,
  consultationId,
  place,
  name: decrypt(fileName, { column: "attachments.file_name", id }),
  type,
  size,
  addedBy: { id: addedById, role: addedAs, name: addedByName },
  addedAt,
  seq,
});
