import { AppError } from "@/lib/core/errors";
import type { Upload } from "@/lib/core/upload";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { lockConsultation } from "@/lib/domain/consultations/queries";
import { tellAttending, tellRoom } from "@/lib/domain/events/tell";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { newFileKey, sealPart } from "@/lib/platform/crypto/file-cipher";
import { newId } from "@/lib/platform/ids";
import { insertMessage } from "../queries";
import { isOpen, sideOf } from "../room";
import { ATTACHMENT_MAX_BYTES, ATTACHMENT_MAX_MEGABYTES, type AttachmentType, FILES_MAX, FILES_MAX_MEGABYTES, mayTellByFile } from "./attachment";
import { inspect } from "./inspect";
import { attachmentOf } from "./attachment-of";
import { findAttachment, insertAttachment, insertPart, measureAttachments } from "./queries";
import { AddAttachment, Attachment } from "./schema";

const FLAWS = { unknown: "refusals.attachment.unknown", broken: "refusals.attachment.broken", tooManyPixels: "refusals.attachment.tooManyPixels" } as const;
/** The bytes of a file are kept, and read again, in parts of this size. */
const PART_BYTES = 512 * 1024;

/**
 * Adds a file to a visit: to the conversation, as a message of its own, while the room is open; or to what the patient tells before, until
 * the visit is closed. Its type is what its content says. Nothing is kept of a refused one.
 */
export const addAttachment = command({
  name: "visit.attach",
  input: AddAttachment,
  output: Attachment,
  prepare: seal,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run(scope, { id: consultationId, place, name, file }, visit) {
    const { db, actor, now, prepared: { id, type, fileKey, parts } } = scope;
    const role = sideOf(actor);
    if (place === "intake") {
      if (role !== "patient") throw new AppError("forbidden", say("refusals.attachment.notYours"));
      if (!mayTellByFile(visit.status)) throw new AppError("invalid_transition", say("refusals.attachment.closed"), { extra: { allowed: [] } });
    } else if (!isOpen(visit, now)) throw new AppError("room_closed", say("refusals.room.noMessages"));
    const { count, bytes } = await measureAttachments(db, consultationId);
    if (count >= FILES_MAX) throw new AppError("too_large", say("refusals.attachment.tooMany", { max: FILES_MAX }));
    if (bytes + file.size > FILES_MAX_MEGABYTES * 1024 * 1024) throw new AppError("too_large", say("refusals.attachment.full", { max: FILES_MAX_MEGABYTES }));

    const sealedName = encrypt(name, { column: "attachments.file_name", id });
    await insertAttachment(db, { id, consultationId, addedBy: actor.id, addedAs: role, place, fileName: sealedName, type, size: file.size, parts: parts.length, fileKey, addedAt: now });
    for (const [part, content] of parts.entries()) await insertPart(db, { attachmentId: id, part, content });
    let seq: number | undefined;
    if (place === "conversation") {
      const messageId = newId();
      const body = encrypt("", { column: "room_messages.body", id: messageId });
      seq = await insertMessage(db, { id: messageId, consultationId, authorId: actor.id, authorRole: role, body, attachmentId: id, sentAt: now });
    }
    const added = attachmentOf((await findAttachment(db, id))!);
    await (seq === undefined ? tellAttending(scope, visit, "visit") : tellRoom(scope, visit, "message", { type: "message", seq }));
    return added;
  },
  auditNote: ({ id, place }, visit) => ({ resourceId: visit.id, patientId: visit.patientId, details: { attachmentId: id, place } }),
});

/** Checks the content of a file and encrypts it under a key of its own. Throws if it is not what its sender says, or not allowed. */
async function seal(_: unknown, { file }: { file: Upload }) {
  const id = newId();
  if (file.size > ATTACHMENT_MAX_BYTES) throw tooLarge();
  const type = typeOf(file);
  const fileKey = newFileKey();
  const parts = Math.ceil(file.size / PART_BYTES);
  const sealed = Array.from({ length: parts }, (_, part) => sealPart(file.bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES), fileKey, { fileId: id, part, parts }));
  return { id, type, fileKey: encrypt(fileKey, { column: "attachments.file_key", id }), parts: sealed };
}

function typeOf(file: Upload): AttachmentType {
  const found = inspect(file.bytes);
  if ("flaw" in found) throw new AppError("unsupported_media_type", say(FLAWS[found.flaw]));
  if (found.type !== file.type) throw new AppError("unsupported_media_type", say("refusals.attachment.otherType", { declared: file.type, found: found.type }));
  return found.type;
}

/** The refusal of a file that is too large. */
export const tooLarge = () => new AppError("too_large", say("refusals.attachment.tooLarge", { max: ATTACHMENT_MAX_MEGABYTES }));
